package io.hypershift.azure.it;

import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.entra.Application;
import io.hypershift.azure.sandbox.azure.entra.ApplicationCredential;
import io.hypershift.azure.sandbox.azure.entra.FederatedCredential;
import io.hypershift.azure.sandbox.hypershift.cloud.ServiceAccountSigner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A CI on a cluster whose service accounts have tokens instead of secrets: its issuer is the one that a foundation publishes,
 * and the sandbox's application trusts one service account at a time.
 */
record KeylessCi(Sandbox sandbox, String issuer, ServiceAccountSigner signer) {
    private static final String NAMESPACE = "ci";

    /** @param bundle of the foundation whose issuer it has */
    static KeylessCi of(Sandbox sandbox, Bundle bundle, String issuer) {
        try {
            return new KeylessCi(
                    sandbox, issuer, ServiceAccountSigner.of(Files.readString(bundle.privateKey()), issuer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on this service account alone may sign in. */
    void trust(String serviceAccount) {
        var directory = sandbox.azure().directory();
        var application = directory.applications(any -> true).get(0);
        directory
                .credentialsOf(application.id())
                .forEach(credential -> directory.removeCredential(application.id(), credential.id()));
        directory.add(credential(application, serviceAccount));
    }

    /** Leaves the service account's token where a kubelet would; the token. */
    String write(Path file, String serviceAccount, Instant issuedAt) {
        var token = signer.token(NAMESPACE, serviceAccount, issuedAt);
        try {
            Files.writeString(file, token);
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ApplicationCredential credential(Application application, String serviceAccount) {
        var subject = "system:serviceaccount:" + NAMESPACE + ":" + serviceAccount;
        return new ApplicationCredential(
                UUID.randomUUID().toString(),
                application.id(),
                serviceAccount,
                new FederatedCredential(issuer, subject, List.of("openshift")),
                Instant.now());
    }
}

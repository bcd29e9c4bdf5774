package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.BundleInSecret;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.JsonInput;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Trust whose bundle is in a Secret of the management cluster.
 *
 * @param given what stands beside it, which counts more
 */
record BundledTrust(String secret, Trust given) {

    /** Empty where all is at hand. */
    static Optional<BundledTrust> of(Trust trust) {
        return trust.bundleSecret().map(it -> new BundledTrust(it, trust));
    }

    /** Tells what is wrong, as far as it can be told without asking the management cluster. */
    void check(Checks checks) {
        BundleSecretName.check(secret, checks);
        if (given.foundation().isGiven()) {
            checks.add(BundleSecretName.besideOtherBundle());
        }
        if (given.workloadIdentities().isGiven()) {
            JsonInput.object(Parameter.WORKLOAD_IDENTITIES_FILE, given.workloadIdentities(), checks);
        }
        if (given.signingKey().isGiven()) {
            checks.content(Parameter.SIGNING_KEY_FILE, given.signingKey());
        }
        given.oidcIssuerUrl().ifPresent(it -> ResolvedTrust.checkIssuer(it, checks));
    }

    /** What is given, and the rest as the Secret has it. */
    Trust read(KubeApi management, Consumer<Sensitive> learn) {
        var bundle = BundleInSecret.read(management, secret, learn);
        return new Trust(
                bundle.foundation(),
                orElse(given.workloadIdentities(), bundle::workloadIdentities),
                orElse(given.signingKey(), bundle::privateKey),
                given.oidcIssuerUrl().or(bundle::oidcIssuerUrl));
    }

    private static Source orElse(Source given, Supplier<Source> otherwise) {
        return given.isGiven() ? given : otherwise.get();
    }
}

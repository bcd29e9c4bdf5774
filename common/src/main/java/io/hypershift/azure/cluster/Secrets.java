package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/** The Secrets a HostedCluster refers to ({@code cmd/cluster/core/create.go}). */
record Secrets(ClusterKey key) {
    private static final String PUBLIC_KEY = "id_rsa.pub";
    private static final int ETCD_KEY_BYTES = 32;

    /** HyperShift gives Secrets with this label to the HostedCluster, so that they go with it. */
    private static final Map<String, String> LABELS =
            Map.of("hypershift.openshift.io/safe-to-delete-with-cluster", "true");

    Manifest pullSecret(Sensitive pullSecret) {
        return secret(names().pullSecret(), Map.of(".dockerconfigjson", bytes(pullSecret.reveal())));
    }

    /** The key that is given, for whoever logs in to nodes. */
    Manifest sshKey(String publicKey) {
        return secret(names().sshKey(), Map.of(PUBLIC_KEY, bytes(publicKey)));
    }

    /** A new pair of keys for that; the private one is nowhere else. */
    Manifest newSshKey() {
        var pair = SshKeyPair.create();
        return secret(
                names().sshKey(),
                Map.of(
                        PUBLIC_KEY,
                        bytes(pair.openSsh()),
                        "id_rsa",
                        bytes(pair.privatePem().reveal())));
    }

    /** What tells tenant and subscription; it lets nobody in. */
    Manifest cloudCredentials(HostedClusterManifest.Account account) {
        return secret(
                names().cloudCredentials(),
                Map.of(
                        "AZURE_SUBSCRIPTION_ID", bytes(account.subscriptionId()),
                        "AZURE_TENANT_ID", bytes(account.tenantId())));
    }

    Manifest signingKey(Sensitive pem) {
        return secret(names().signingKey(), Map.of("key", bytes(pem.reveal())));
    }

    /** A new key for etcd; once a cluster runs with one, no other can read its data. */
    Manifest etcdEncryptionKey() {
        var key = new byte[ETCD_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        var tree = secret(names().etcdEncryptionKey(), Map.of("key", key)).tree();
        tree.put("type", "Opaque");
        return new Manifest(tree);
    }

    private ObjectNames names() {
        return new ObjectNames(key.name());
    }

    private Manifest secret(String name, Map<String, byte[]> content) {
        var tree = Manifest.of(Ref.core("Secret", key.namespace(), name)).tree();
        var data = tree.putObject("data");
        new TreeMap<>(content)
                .forEach((field, value) -> data.put(field, Base64.getEncoder().encodeToString(value)));
        return new Manifest(tree).withLabels(LABELS);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

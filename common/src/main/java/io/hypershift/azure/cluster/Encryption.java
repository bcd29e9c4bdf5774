package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ENCRYPTION_KEY_ID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** How the Secrets in a cluster's etcd are encrypted: with a key of a vault where one is given, else with a key of its own. */
record Encryption(PreparedCluster cluster) {

    void put(ObjectNode encryption) {
        key().ifPresentOrElse(
                        key -> putVaultKey(key, encryption.put("type", "kms")),
                        () -> encryption
                                .put("type", "aescbc")
                                .putObject("aescbc")
                                .putObject("activeKey")
                                .put("name", new ObjectNames(cluster.request().name()).etcdEncryptionKey()));
    }

    Optional<EncryptionKey> key() {
        return cluster.request().options().find(ENCRYPTION_KEY_ID).flatMap(EncryptionKey::parse);
    }

    private void putVaultKey(EncryptionKey key, ObjectNode encryption) {
        var azure = encryption.putObject("kms").put("provider", "Azure").putObject("azure");
        azure.putObject("activeKey")
                .put("keyVaultName", key.vault())
                .put("keyName", key.name())
                .put("keyVersion", key.version());
        azure.put("keyVaultType", key.vaultType());
        azure.putObject("workloadIdentity")
                .put("clientID", cluster.trust().kmsClientId().orElseThrow());
    }
}

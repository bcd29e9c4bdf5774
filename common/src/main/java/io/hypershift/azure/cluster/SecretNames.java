package io.hypershift.azure.cluster;

/** The names of a cluster's Secrets, the CLI's own; the signing key's has no hyphen there either. */
record SecretNames(String clusterName) {

    String pullSecret() {
        return clusterName + "-pull-secret";
    }

    String cloudCredentials() {
        return clusterName + "-cloud-credentials";
    }

    String signingKey() {
        return clusterName + "sa-token-issuer-key";
    }

    String etcdEncryptionKey() {
        return clusterName + "-etcd-encryption-key";
    }
}

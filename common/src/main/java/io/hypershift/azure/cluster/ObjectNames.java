package io.hypershift.azure.cluster;

/**
 * The names of the objects a HostedCluster refers to, the CLI's own; the signing key's has no hyphen there either. The CLI's one
 * name of the trust bundle is the same for all clusters of a namespace, so that each would replace the one before: ours has the
 * cluster's name.
 */
record ObjectNames(String clusterName) {

    String pullSecret() {
        return clusterName + "-pull-secret";
    }

    String sshKey() {
        return clusterName + "-ssh-key";
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

    String trustBundle() {
        return clusterName + "-user-ca-bundle";
    }
}

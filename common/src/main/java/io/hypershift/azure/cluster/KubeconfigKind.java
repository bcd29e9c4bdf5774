package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Manifest;

/** The kubeconfigs of an administrator that a cluster may have. */
enum KubeconfigKind {
    /** By the name, or address, that HyperShift has published. */
    USUAL("kubeconfig"),
    /** By the name that the HostedCluster's {@code kubeAPIServerDNSName} gives the API server besides. */
    CUSTOM("customKubeconfig");

    private final String field;

    KubeconfigKind(String field) {
        this.field = field;
    }

    static KubeconfigKind of(boolean custom) {
        return custom ? CUSTOM : USUAL;
    }

    /** The name of the Secret that holds it; empty where there is none. */
    String secret(Manifest hostedCluster) {
        return hostedCluster.text("status", field, "name");
    }
}

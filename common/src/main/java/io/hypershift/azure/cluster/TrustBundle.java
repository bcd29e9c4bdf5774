package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;

/** The ConfigMap with the certificates that a cluster trusts besides the usual ones ({@code cmd/cluster/core/create.go}). */
final class TrustBundle {
    private TrustBundle() {}

    static Manifest of(ClusterKey key, String pem) {
        var ref = Ref.core("ConfigMap", key.namespace(), new ObjectNames(key.name()).trustBundle());
        var tree = Manifest.of(ref).tree();
        tree.putObject("data").put("ca-bundle.crt", pem);
        return new Manifest(tree);
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.HostedClusterManifest.Account;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects of a cluster as {@code hypershift create cluster azure --render} prints them, in its order and without the labels
 * that say who made them: whoever applies them does.
 *
 * @param sensitive whether Secrets are among them
 */
record ClusterRender(PreparedCluster cluster, Infra infra, Account account, boolean sensitive) {

    List<Manifest> objects() {
        var all = new ArrayList<Manifest>();
        all.add(Manifest.of(Ref.namespace(cluster.key().namespace())));
        var objects = new ClusterObjects(cluster, account);
        objects.references().stream()
                .filter(it -> sensitive || !it.ref().kind().equals("Secret"))
                .forEach(it -> all.add(it.manifest().get()));
        all.add(objects.hostedCluster(infra));
        var pools = cluster.nodePools();
        pools.named().forEach(it -> all.add(pools.manifest(it, cluster.releaseImage(), infra.subnetId())));
        return all;
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.Removal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What was made for a cluster in the hosted clusters' namespace and does not go with its HostedCluster.
 *
 * @param labels tell whose an object is
 */
record LabelledObjects(KubeApi management, String namespace, Map<String, String> labels) implements Removal {

    @Override
    public boolean exists() {
        return !objects().isEmpty();
    }

    @Override
    public void delete() {
        remove();
    }

    /** In one request for each kind: whoever removes thousands of clusters does not list the Secrets of each. */
    @Override
    public boolean remove() {
        var pools = management.deleteAllIfServed(
                HostedClusterManifest.API_VERSION, NodePoolManifest.KIND, namespace, labels);
        var secrets = management.deleteAll("v1", "Secret", namespace, labels);
        var trustBundles = management.deleteAll("v1", "ConfigMap", namespace, labels);
        return pools || secrets || trustBundles;
    }

    private List<Manifest> objects() {
        return Stream.of(
                        management.listIfServed(
                                HostedClusterManifest.API_VERSION, NodePoolManifest.KIND, namespace, labels),
                        management.list("v1", "Secret", namespace, labels),
                        management.list("v1", "ConfigMap", namespace, labels))
                .flatMap(List::stream)
                .toList();
    }
}

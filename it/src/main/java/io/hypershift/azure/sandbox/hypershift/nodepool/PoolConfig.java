package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import java.util.Optional;

/**
 * What machines are configured with beside their release: the pool's ConfigMaps, and what the cluster says for all of them
 * (HyperShift 3ee9615, hypershift-operator/controllers/nodepool/config.go).
 *
 * @param text all of it; another text is another configuration
 * @param manifests what the pool's ConfigMaps say, one after the other
 * @param problem why there is none
 */
record PoolConfig(String text, String manifests, Optional<String> problem) {
    static PoolConfig of(NodePool pool, KubeApi api) {
        var text = new StringBuilder();
        var manifests = new StringBuilder();
        for (var reference : pool.resource().items("/spec/config")) {
            var name = reference.path("name").asText();
            var map = api.get(Kind.CONFIG_MAP, pool.resource().namespace(), name);
            if (map.isEmpty()) {
                return new PoolConfig("", "", Optional.of("configmaps \"" + name + "\" not found"));
            }
            text.append(map.get().at("/data")).append('\n');
            manifests.append("---\n").append(map.get().text("/data/config")).append('\n');
        }
        var cluster = pool.cluster().resource();
        for (var shared : new String[] {"/spec/pullSecret", "/spec/additionalTrustBundle", "/spec/configuration"}) {
            text.append(cluster.at(shared)).append('\n');
        }
        return new PoolConfig(text.toString(), manifests.toString(), Optional.empty());
    }
}

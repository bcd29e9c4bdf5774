package io.hypershift.azure.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The proxy of an OpenShift management cluster, which external DNS must go through. HyperShift's CLI looks it up when it installs; a
 * rendering, which reaches no cluster, cannot (HyperShift {@code cmd/install/install.go}, {@code setupExternalDNS}).
 *
 * @param variables the environment variables; none where the cluster has no proxy
 */
record ClusterProxy(Map<String, String> variables) {
    private static final Map<String, String> FIELDS =
            Map.of("HTTP_PROXY", "httpProxy", "HTTPS_PROXY", "httpsProxy", "NO_PROXY", "noProxy");

    static ClusterProxy of(KubeApi management) {
        var variables = new TreeMap<String, String>();
        management
                .findIfServed(new Ref("config.openshift.io/v1", "Proxy", "", "cluster"))
                .ifPresent(proxy -> FIELDS.forEach((variable, field) -> {
                    var value = proxy.text("status", field);
                    if (!value.isEmpty()) {
                        variables.put(variable, value);
                    }
                }));
        return new ClusterProxy(Map.copyOf(variables));
    }

    List<Manifest> into(List<Manifest> manifests) {
        return variables.isEmpty()
                ? manifests
                : manifests.stream()
                        .map(it -> it.kind().equals("Deployment") && it.name().equals(TxtOwnerId.DEPLOYMENT)
                                ? withVariables(it)
                                : it)
                        .toList();
    }

    private Manifest withVariables(Manifest deployment) {
        var tree = deployment.tree().deepCopy();
        var environment = tree.withArray("/spec/template/spec/containers/0/env");
        new TreeMap<>(variables).forEach((name, value) -> put(environment, name, value));
        return new Manifest(tree);
    }

    private static void put(ArrayNode environment, String name, String value) {
        for (int i = environment.size() - 1; i >= 0; i--) {
            if (environment.get(i).path("name").asText().equals(name)) {
                environment.remove(i);
            }
        }
        environment.addObject().put("name", name).put("value", value);
    }
}

package io.hypershift.azure.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * The operator's objects.
 *
 * @param definitions the CRDs
 * @param namespaces the operator's among them
 * @param supporting what workloads need to be there
 * @param workloads what runs
 * @param unserved what is left out, since the management cluster has no such kinds and the operator works without them
 */
record OperatorManifests(
        List<Manifest> definitions,
        List<Manifest> namespaces,
        List<Manifest> supporting,
        List<Manifest> workloads,
        List<Manifest> unserved) {
    static final String DEFINITION = "CustomResourceDefinition";

    /** Kinds of the monitoring stack, which plain Kubernetes does not have; the CLI fails there. */
    private static final Set<String> MONITORING = Set.of("ServiceMonitor", "PodMonitor", "PrometheusRule");

    /**
     * @param secrets those we write, in place of those that the manifests may hold
     */
    static OperatorManifests of(List<Manifest> rendered, List<Manifest> secrets, String namespace, KubeApi api) {
        var result = new OperatorManifests(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var ours = secrets.stream().map(Manifest::ref).toList();
        rendered.stream().filter(it -> !ours.contains(it.ref())).forEach(it -> result.sort(it, api));
        if (result.namespaces.stream().noneMatch(it -> it.name().equals(namespace))) {
            result.namespaces.add(Manifest.of(Ref.namespace(namespace)));
        }
        result.supporting.addAll(secrets);
        return result;
    }

    /** All that is wanted. */
    List<Manifest> all() {
        var all = new ArrayList<>(definitions);
        all.addAll(namespaces);
        all.addAll(supporting);
        all.addAll(workloads);
        return all;
    }

    /** Whether a workload of the name is among them. */
    boolean runs(String name) {
        return workloads.stream().anyMatch(it -> it.name().equals(name));
    }

    private void sort(Manifest manifest, KubeApi api) {
        var kind = manifest.kind();
        if (MONITORING.contains(kind) && !api.serves(manifest.apiVersion(), kind)) {
            unserved.add(manifest);
        } else {
            group(kind).add(normal(manifest));
        }
    }

    private List<Manifest> group(String kind) {
        return switch (kind) {
            case DEFINITION -> definitions;
            case "Namespace" -> namespaces;
            case "Deployment" -> workloads;
            default -> supporting;
        };
    }

    /**
     * Without what says nothing: older images print null for what is not set. And a Secret's texts as the server will hold them, so that
     * they can be compared.
     */
    private static Manifest normal(Manifest manifest) {
        var tree = manifest.tree().deepCopy();
        dropNulls(tree);
        if (manifest.kind().equals("Secret") && tree.path("stringData") instanceof ObjectNode texts) {
            var data = tree.withObject("/data");
            texts.properties()
                    .forEach(it -> data.put(
                            it.getKey(),
                            Base64.getEncoder()
                                    .encodeToString(it.getValue().asText().getBytes(StandardCharsets.UTF_8))));
            tree.remove("stringData");
        }
        return new Manifest(tree);
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(it -> it.getValue().isNull());
        }
        node.forEach(OperatorManifests::dropNulls);
    }
}

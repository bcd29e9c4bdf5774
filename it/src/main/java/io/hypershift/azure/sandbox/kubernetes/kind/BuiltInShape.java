package io.hypershift.azure.sandbox.kubernetes.kind;

import io.hypershift.azure.sandbox.kubernetes.fields.ListShape;
import io.hypershift.azure.sandbox.kubernetes.fields.MergeShape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How Kubernetes' own kinds merge, by field name: the list and map types of its OpenAPI document. */
final class BuiltInShape implements MergeShape {
    private static final ListShape BY_NAME = ListShape.keyedBy("name");
    private static final Map<String, ListShape> LISTS = Map.ofEntries(
            Map.entry("containers", BY_NAME),
            Map.entry("initContainers", BY_NAME),
            Map.entry("ephemeralContainers", BY_NAME),
            Map.entry("env", BY_NAME),
            Map.entry("volumes", BY_NAME),
            Map.entry("imagePullSecrets", BY_NAME),
            Map.entry("secrets", BY_NAME),
            Map.entry("resourceClaims", BY_NAME),
            Map.entry("webhooks", BY_NAME),
            Map.entry("volumeMounts", ListShape.keyedBy("mountPath")),
            Map.entry("volumeDevices", ListShape.keyedBy("devicePath")),
            Map.entry("hostAliases", ListShape.keyedBy("ip")),
            Map.entry("topologySpreadConstraints", ListShape.keyedBy("topologyKey", "whenUnsatisfiable")),
            Map.entry("conditions", ListShape.keyedBy("type")),
            Map.entry("addresses", ListShape.keyedBy("type")),
            Map.entry("finalizers", ListShape.SET));

    private static final Set<String> ATOMIC_OBJECTS = Set.of(
            "selector",
            "podSelector",
            "namespaceSelector",
            "labelSelector",
            "nodeSelector",
            "roleRef",
            "configMapKeyRef",
            "secretKeyRef",
            "fieldRef",
            "resourceFieldRef",
            "involvedObject",
            "regarding",
            "claimRef",
            "volumeClaimTemplate");

    @Override
    public ListShape list(List<String> path) {
        var name = last(path);
        if (name.equals("ports")) {
            return ports(path);
        }
        if (name.equals("addresses") && !path.get(0).equals("status")) {
            return ListShape.ATOMIC;
        }
        return LISTS.getOrDefault(name, ListShape.ATOMIC);
    }

    @Override
    public boolean isAtomicObject(List<String> path) {
        return ATOMIC_OBJECTS.contains(last(path));
    }

    private static ListShape ports(List<String> path) {
        if (path.contains("containers") || path.contains("initContainers")) {
            return ListShape.keyedBy("containerPort", "protocol");
        }
        return path.equals(List.of("spec", "ports")) ? ListShape.keyedBy("port", "protocol") : ListShape.ATOMIC;
    }

    private static String last(List<String> path) {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }
}

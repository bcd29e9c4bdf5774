package io.hypershift.azure.sandbox.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Merge rules of built-in kinds by field name, from the {@code listType} and {@code mapType} markers in
 * {@code k8s.io/api}: few enough names carry them that a table serves.
 */
record BuiltInMergeRules(String field) implements MergeRules {
    private static final Map<String, List<String>> KEYS = Map.ofEntries(
            Map.entry("containers", List.of("name")),
            Map.entry("initContainers", List.of("name")),
            Map.entry("ephemeralContainers", List.of("name")),
            Map.entry("env", List.of("name")),
            Map.entry("volumes", List.of("name")),
            Map.entry("imagePullSecrets", List.of("name")),
            Map.entry("secrets", List.of("name")),
            Map.entry("volumeMounts", List.of("mountPath")),
            Map.entry("volumeDevices", List.of("devicePath")),
            Map.entry("hostAliases", List.of("ip")),
            Map.entry("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable")),
            Map.entry("resourceClaims", List.of("name")),
            Map.entry("conditions", List.of("type")),
            Map.entry("webhooks", List.of("name")),
            Map.entry("ownerReferences", List.of("uid")));
    private static final List<String> CONTAINER_PORT = List.of("containerPort", "protocol");
    private static final List<String> SERVICE_PORT = List.of("port", "protocol");
    private static final Set<String> SETS = Set.of("finalizers");
    private static final Set<String> ATOMIC_MAPS = Set.of(
            "selector",
            "nodeSelector",
            "secretRef",
            "configMapRef",
            "secretKeyRef",
            "configMapKeyRef",
            "fieldRef",
            "resourceFieldRef",
            "claimRef",
            "scaleTargetRef",
            "roleRef",
            "labelSelector");

    @Override
    public Sharing list() {
        if (SETS.contains(field)) {
            return Sharing.BY_VALUE;
        }
        return keys().isEmpty() ? Sharing.ATOMIC : Sharing.BY_KEYS;
    }

    @Override
    public Sharing map() {
        return ATOMIC_MAPS.contains(field) ? Sharing.ATOMIC : Sharing.BY_FIELD;
    }

    @Override
    public List<String> keys() {
        return switch (field) {
            case "containers.ports" -> CONTAINER_PORT;
            case "ports" -> SERVICE_PORT;
            default -> KEYS.getOrDefault(field, List.of());
        };
    }

    @Override
    public Optional<JsonNode> keyDefault(String key) {
        return key.equals("protocol") ? Optional.of(TextNode.valueOf("TCP")) : Optional.empty();
    }

    @Override
    public MergeRules field(String name) {
        boolean ofContainer =
                name.equals("ports") && field.toLowerCase(Locale.ROOT).contains("containers");
        return new BuiltInMergeRules(ofContainer ? "containers.ports" : name);
    }

    /** Items answer for their own fields, so they keep the name of their list; they are lists themselves never. */
    @Override
    public MergeRules items() {
        return this;
    }
}

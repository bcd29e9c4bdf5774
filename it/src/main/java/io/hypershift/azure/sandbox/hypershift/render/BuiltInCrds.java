package io.hypershift.azure.sandbox.hypershift.render;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** CRDs that accept anything, for the kinds that are needed: what is served where HyperShift's own are not at hand. */
public final class BuiltInCrds {
    private static final List<Kind> KINDS = List.of(
            Kind.CLUSTER,
            Kind.MACHINE_DEPLOYMENT,
            Kind.MACHINE,
            Kind.MACHINE_SET,
            Kind.MACHINE_HEALTH_CHECK,
            Kind.AZURE_CLUSTER_IDENTITY,
            Kind.AZURE_CLUSTER,
            Kind.AZURE_MACHINE,
            Kind.AZURE_MACHINE_TEMPLATE,
            Kind.AZURE_PRIVATE_LINK_SERVICE,
            Kind.CONTROL_PLANE_COMPONENT,
            Kind.HOSTED_CLUSTER,
            Kind.HOSTED_CONTROL_PLANE,
            Kind.NODE_POOL);

    private static final List<Kind> SCALED = List.of(Kind.NODE_POOL, Kind.MACHINE_DEPLOYMENT, Kind.MACHINE_SET);

    private BuiltInCrds() {}

    static List<ObjectNode> all() {
        return KINDS.stream().map(BuiltInCrds::of).toList();
    }

    /** The CRD of one kind. */
    public static ObjectNode of(Kind kind) {
        var versions = kind.version().equals("v1beta2") ? List.of("v1beta1", "v1beta2") : List.of(kind.version());
        var names = Map.of(
                "kind", kind.name(),
                "listKind", kind.name() + "List",
                "plural", kind.plural(),
                "singular", kind.name().toLowerCase(Locale.ROOT));
        return Json.object(Map.of(
                "apiVersion",
                Kind.CRD.apiVersion(),
                "kind",
                Kind.CRD.name(),
                "metadata",
                Map.of("name", kind.plural() + "." + kind.group()),
                "spec",
                Map.of(
                        "group",
                        kind.group(),
                        "names",
                        names,
                        "scope",
                        kind.namespaced() ? "Namespaced" : "Cluster",
                        "versions",
                        versions.stream().map(it -> version(kind, it)).toList())));
    }

    private static Map<String, Object> version(Kind kind, String version) {
        var anything = Map.of("type", "object", "x-kubernetes-preserve-unknown-fields", true);
        return Map.of(
                "name", version,
                "served", true,
                "storage", version.equals(kind.version()),
                "subresources", subresources(kind),
                "schema", Map.of("openAPIV3Schema", anything));
    }

    private static Map<String, Object> subresources(Kind kind) {
        var scale = Map.of("specReplicasPath", ".spec.replicas", "statusReplicasPath", ".status.replicas");
        return SCALED.contains(kind) ? Map.of("status", Map.of(), "scale", scale) : Map.of("status", Map.of());
    }
}

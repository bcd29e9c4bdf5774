package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.json.JsonPath;
import io.hypershift.azure.sandbox.kubernetes.schema.Schemas;
import io.hypershift.azure.sandbox.kubernetes.store.ResourceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the kinds out of a CustomResourceDefinition. */
final class CustomKinds {
    private final Schemas schemas = new Schemas();

    List<Kind> of(ObjectNode definition) {
        var spec = definition.path("spec");
        List<Kind> kinds = new ArrayList<>();
        for (var version : spec.path("versions")) {
            if (version.path("served").asBoolean()) {
                kinds.add(kind(spec, version));
            }
        }
        return kinds;
    }

    private Kind kind(JsonNode spec, JsonNode version) {
        var subresources = version.path("subresources");
        return new Kind(
                new ResourceName(Json.textAt(spec, "group"), Json.textAt(spec, "names", "plural")),
                Json.textAt(version, "name"),
                names(spec.path("names")),
                Json.textAt(spec, "scope").equals("Namespaced"),
                subresources.has("status"),
                true,
                scale(subresources.path("scale")),
                true,
                version.path("storage").asBoolean(),
                new CustomRules(schemas, Json.at(version, "schema", "openAPIV3Schema")),
                columns(version));
    }

    private static KindNames names(JsonNode names) {
        var kind = Json.textAt(names, "kind");
        return new KindNames(
                kind,
                names.path("listKind").asText(kind + "List"),
                Json.textAt(names, "singular"),
                texts(names.path("shortNames")),
                texts(names.path("categories")));
    }

    private static Optional<ScalePaths> scale(JsonNode scale) {
        return scale.isObject()
                ? Optional.of(new ScalePaths(
                        Json.textAt(scale, "specReplicasPath"),
                        Json.textAt(scale, "statusReplicasPath"),
                        Json.textAt(scale, "labelSelectorPath")))
                : Optional.empty();
    }

    private static List<PrinterColumn> columns(JsonNode version) {
        List<PrinterColumn> columns = new ArrayList<>();
        for (var column : version.path("additionalPrinterColumns")) {
            var path = Json.textAt(column, "jsonPath");
            columns.add(new PrinterColumn(
                    Json.textAt(column, "name"),
                    Json.textAt(column, "type"),
                    Json.textAt(column, "format"),
                    Json.textAt(column, "description"),
                    column.path("priority").asInt(),
                    object -> JsonPath.first(object, path)));
        }
        return columns;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}

package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.kind.PrinterColumn;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Objects as the table that kubectl asks for when it prints. */
final class Tables {
    private Tables() {}

    static boolean wanted(HttpRequest request) {
        return request.header("Accept")
                .filter(accept -> accept.contains("as=Table"))
                .isPresent();
    }

    static ObjectNode of(Kind kind, List<ObjectNode> objects, JsonNode listMetadata) {
        var table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.set("metadata", listMetadata);
        var definitions = table.putArray("columnDefinitions");
        definition(definitions, "Name", "string", "name", "Name must be unique within a namespace.", 0);
        kind.columns()
                .forEach(column -> definition(
                        definitions,
                        column.name(),
                        column.type(),
                        column.format(),
                        column.description(),
                        column.priority()));
        if (!hasAge(kind)) {
            definition(definitions, "Age", "string", "", "Time since the object was created.", 0);
        }
        var rows = table.putArray("rows");
        objects.forEach(object -> row(kind, object, rows.addObject()));
        return table;
    }

    private static void row(Kind kind, ObjectNode object, ObjectNode row) {
        var cells = row.putArray("cells").add(Json.textAt(object, "metadata", "name"));
        kind.columns().forEach(column -> cells.add(cell(column, object)));
        if (!hasAge(kind)) {
            cells.add(age(Json.textAt(object, "metadata", "creationTimestamp")));
        }
        var partial =
                row.putObject("object").put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
    }

    private static JsonNode cell(PrinterColumn column, ObjectNode object) {
        var value = column.value().apply(object);
        if (value.isMissingNode()) {
            return Json.object().nullNode();
        }
        return column.type().equals("date") ? Json.object().textNode(age(value.asText())) : value;
    }

    /** A custom kind with columns of its own shows its age only among them. */
    private static boolean hasAge(Kind kind) {
        return kind.custom() && !kind.columns().isEmpty();
    }

    private static String age(String timestamp) {
        try {
            var age = Duration.between(Instant.parse(timestamp), Instant.now());
            if (age.toMinutes() < 2) {
                return Math.max(0, age.toSeconds()) + "s";
            }
            if (age.toHours() < 3) {
                return age.toMinutes() + "m";
            }
            return age.toDays() < 2 ? age.toHours() + "h" : age.toDays() + "d";
        } catch (DateTimeParseException e) {
            return "<unknown>";
        }
    }

    private static void definition(
            ArrayNode definitions, String name, String type, String format, String description, int priority) {
        definitions
                .addObject()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", description)
                .put("priority", priority);
    }
}

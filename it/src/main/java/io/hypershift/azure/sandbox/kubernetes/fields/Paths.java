package io.hypershift.azure.sandbox.kubernetes.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Field paths as messages show them: `.spec.containers[name="a"].image`. */
final class Paths {
    private Paths() {}

    static List<String> of(FieldSet set) {
        List<String> paths = new ArrayList<>();
        collect(set, "", paths);
        return paths;
    }

    private static void collect(FieldSet set, String prefix, List<String> paths) {
        if (set.member()) {
            paths.add(prefix);
        }
        set.children().forEach((step, child) -> collect(child, prefix + text(step), paths));
    }

    private static String text(String step) {
        var rest = step.substring(2);
        return switch (step.charAt(0)) {
            case 'f' -> "." + rest;
            case 'v' -> "[=" + rest + "]";
            default -> keys(Json.parse(rest));
        };
    }

    private static String keys(JsonNode keys) {
        var parts = Json.names(keys).stream()
                .map(name -> name + "=" + keys.get(name))
                .toList();
        return "[" + String.join(",", parts) + "]";
    }
}

package io.hypershift.azure.sandbox.kubernetes.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSONPath that printer columns and scale paths use: names, indexes, and filters on one field. */
public final class JsonPath {
    private static final Pattern STEP = Pattern.compile(
            "\\.([^.\\[]+)|\\['([^']+)'\\]|\\[(\\d+|\\*)\\]|\\[\\?\\(@\\.([^=\\s]+)\\s*==\\s*[\"']([^\"']*)[\"']\\s*\\)\\]");

    private JsonPath() {}

    /** The first node found, or a missing one. */
    public static JsonNode first(JsonNode root, String path) {
        List<JsonNode> found = List.of(root);
        var steps = STEP.matcher(path);
        while (steps.find()) {
            List<JsonNode> next = new ArrayList<>();
            found.forEach(node -> follow(node, steps, next));
            found = next;
        }
        return found.stream()
                .filter(node -> !node.isMissingNode())
                .findFirst()
                .orElseGet(() -> Json.object().path(""));
    }

    private static void follow(JsonNode node, Matcher step, List<JsonNode> found) {
        if (step.group(1) != null) {
            found.add(node.path(step.group(1).replace("\\", "")));
        } else if (step.group(2) != null) {
            found.add(node.path(step.group(2)));
        } else if ("*".equals(step.group(3))) {
            node.forEach(found::add);
        } else if (step.group(3) != null) {
            found.add(node.path(Integer.parseInt(step.group(3))));
        } else {
            node.forEach(item -> {
                if (Json.textAt(item, step.group(4)).equals(step.group(5))) {
                    found.add(item);
                }
            });
        }
    }
}

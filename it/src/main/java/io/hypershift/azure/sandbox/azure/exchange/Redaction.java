package io.hypershift.azure.sandbox.azure.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes secrets out of what is written down. */
final class Redaction {
    static final String PLACEHOLDER = "<redacted>";

    private static final Pattern FORM_SECRET =
            Pattern.compile("((?:^|&)(?:client_secret|client_assertion|password|refresh_token)=)[^&]*");
    private static final List<String> SECRET_FIELDS =
            List.of("access_token", "refresh_token", "id_token", "secretText", "client_secret", "accessSAS");

    private Redaction() {}

    static String form(String body) {
        return FORM_SECRET.matcher(body).replaceAll("$1" + PLACEHOLDER);
    }

    static String header(String name, String value) {
        return name.equalsIgnoreCase("authorization") ? PLACEHOLDER : value;
    }

    /** The same tree, its secrets replaced in place. */
    static JsonNode json(JsonNode tree, String url) {
        if (url.contains("/listKeys")) {
            Json.elements(tree.path("keys"))
                    .filter(ObjectNode.class::isInstance)
                    .forEach(key -> ((ObjectNode) key).put("value", PLACEHOLDER));
        }
        replace(tree);
        return tree;
    }

    private static void replace(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            names.stream().filter(SECRET_FIELDS::contains).forEach(name -> object.put(name, PLACEHOLDER));
        }
        node.forEach(Redaction::replace);
    }
}

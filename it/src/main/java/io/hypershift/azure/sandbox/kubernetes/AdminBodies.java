package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads what the sandbox's own API is told. */
final class AdminBodies {
    private AdminBodies() {}

    /** A text that must be there. */
    static String text(JsonNode body, String name) {
        var text = Json.textAt(body, name);
        if (text.isEmpty()) {
            throw ApiError.badRequest("\"" + name + "\" is missing");
        }
        return text;
    }

    /** One of some words. */
    static <T extends Enum<T>> T word(JsonNode body, String name, T[] all) {
        var text = text(body, name);
        return Arrays.stream(all)
                .filter(it -> word(it).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiError.badRequest("\"" + name + "\" is one of "
                        + Arrays.stream(all).map(AdminBodies::word).collect(Collectors.joining(", "))));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

package io.hypershift.azure.jenkins;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Jenkins passes null for what is missing, and forms pass blanks. */
final class Arguments {
    private Arguments() {}

    static String or(@Nullable String given, String otherwise) {
        return given == null || given.isBlank() ? otherwise : given.strip();
    }

    static @Nullable String orNull(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    static Optional<String> optional(@Nullable String given) {
        return Optional.ofNullable(orNull(given));
    }

    /** {@code team=ci, cost=42}, on one line or several; empty when the text is not of that form. */
    static Optional<Map<String, String>> pairs(@Nullable String given) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : or(given, "").split("[,\\n]", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            } else if (!pair.isBlank()) {
                return Optional.empty();
            }
        }
        return Optional.of(pairs);
    }
}

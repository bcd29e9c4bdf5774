package io.hypershift.azure.azureapi;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags of Azure resources: others may add their own, which are left alone. */
final class Tags {
    private Tags() {}

    static Map<String, String> of(@Nullable Map<String, String> tags) {
        return tags == null ? Map.of() : Map.copyOf(tags);
    }

    static boolean hold(@Nullable Map<String, String> actual, Map<String, String> wanted) {
        return of(actual).entrySet().containsAll(wanted.entrySet());
    }

    static Map<String, String> merged(@Nullable Map<String, String> actual, Map<String, String> wanted) {
        var merged = new HashMap<>(of(actual));
        merged.putAll(wanted);
        return merged;
    }
}

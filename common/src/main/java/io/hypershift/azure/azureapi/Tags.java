package io.hypershift.azure.azureapi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags of Azure resources: others may add their own, which are left alone. */
final class Tags {
    private Tags() {}

    static Map<String, String> of(@Nullable Map<String, String> tags) {
        return tags == null ? Map.of() : Map.copyOf(tags);
    }
}

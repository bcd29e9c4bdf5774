package io.hypershift.azure.diagnose.finding;

import java.util.List;

/**
 * The last lines of a log.
 *
 * @param source such as {@code clusters-pr-42/capi-provider-0, container manager}
 */
public record LogExcerpt(String source, List<String> lines) {
    public LogExcerpt {
        lines = List.copyOf(lines);
    }
}

package io.hypershift.azure.mustgather;

import java.nio.file.Path;
import java.util.List;

/**
 * What a must-gather came to.
 *
 * @param entries files in the archive
 * @param bytes of these files, before they were compressed
 * @param requests sent to API servers
 * @param leftOut what is not in the archive and why, each as a sentence
 */
public record GatherSummary(Path archive, int entries, long bytes, int requests, List<String> leftOut) {

    public GatherSummary {
        leftOut = List.copyOf(leftOut);
    }
}

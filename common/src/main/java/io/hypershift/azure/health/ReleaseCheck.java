package io.hypershift.azure.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.cluster.RunningRelease;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.manifest.Manifest;
import java.util.stream.Collectors;

/** Which release a cluster runs, and which it has run before. */
record ReleaseCheck(Manifest hostedCluster, boolean isEmpty) {

    Finding<Boolean> finding() {
        var running = new RunningRelease(hostedCluster);
        if (!running.newest().isObject()) {
            return Finding.unknown(Text.of("none is recorded yet"), Text.NONE);
        }
        if (!running.isUnderWay()) {
            return Finding.passed(
                    "{}, complete since {}{}", version(running.newest()), time(running.newest()), before());
        }
        return isEmpty
                ? Finding.passed("{}, which is never complete without nodes{}", version(running.newest()), before())
                : Finding.unknown(
                        Text.of(
                                "on the way to {} since {}{}",
                                version(running.newest()),
                                running.newest().path("startedTime").asText("<unknown>"),
                                before()),
                        Text.of("Wait until it is there."));
    }

    private String before() {
        var older = hostedCluster.list("status", "version", "history").stream()
                .skip(1)
                .map(ReleaseCheck::version)
                .collect(Collectors.joining(", "));
        return older.isEmpty() ? "" : "; before it " + older;
    }

    private static String version(JsonNode entry) {
        return entry.path("version").asText("<unknown>");
    }

    private static String time(JsonNode entry) {
        return entry.path("completionTime").asText("<unknown>");
    }
}

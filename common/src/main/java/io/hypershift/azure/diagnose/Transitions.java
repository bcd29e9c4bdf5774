package io.hypershift.azure.diagnose;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Transition;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When conditions came to what they are: from the events of the run that made the cluster, where it was this machine's, and from
 * the objects' own times.
 */
final class Transitions {
    private static final String CHANGED = "ConditionChanged";

    private Transitions() {}

    static List<Transition> of(Evidence evidence, Optional<Path> eventsFile) {
        var all = new LinkedHashMap<String, Transition>();
        eventsFile.map(Transitions::recorded).orElse(List.of()).forEach(it -> all.put(key(it), it));
        objects(evidence).flatMap(Transitions::own).forEach(it -> all.putIfAbsent(key(it), it));
        return all.values().stream()
                .sorted(Comparator.comparing(Transition::at))
                .toList();
    }

    /** The same change is known from both, by clocks that differ a little. */
    private static String key(Transition it) {
        return it.object() + " " + it.type() + " " + it.status() + " " + it.reason();
    }

    private static Stream<Manifest> objects(Evidence it) {
        return Stream.of(
                        it.cluster().hostedCluster().stream(),
                        it.cluster().pools().stream(),
                        it.cluster().inControlPlane("AzurePrivateLinkService").stream(),
                        it.cluster().inControlPlane("AzureMachine").stream())
                .flatMap(all -> all);
    }

    private static Stream<Transition> own(Manifest object) {
        return object.list("status", "conditions").stream()
                .flatMap(it -> transition(
                        it.path("lastTransitionTime").asText(""),
                        object.ref().toString(),
                        it.path("type").asText(""),
                        it.path("status").asText(""),
                        it.path("reason").asText(""),
                        it.path("message").asText(""))
                        .stream());
    }

    private static List<Transition> recorded(Path file) {
        var all = new ArrayList<Transition>();
        try (var lines = Files.lines(file)) {
            lines.forEach(line -> recorded(line).ifPresent(all::add));
        } catch (IOException | java.io.UncheckedIOException e) {
            return all; // another machine made the cluster, or nothing was told yet
        }
        return all;
    }

    private static Optional<Transition> recorded(String line) {
        try {
            var event = Json.parseObject(line);
            return event.path("event").asText("").equals(CHANGED)
                    ? transition(
                            event.path("at").asText(""),
                            event.path("object").asText(""),
                            event.path("type").asText(""),
                            event.path("status").asText(""),
                            event.path("reason").asText(""),
                            event.path("message").asText(""))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // the last line of a process that was killed
        }
    }

    private static Optional<Transition> transition(
            String at, String object, String type, String status, String reason, String message) {
        try {
            return Optional.of(new Transition(Instant.parse(at), object, type, status, reason, message));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

package io.hypershift.azure.diagnose;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.cluster.ClusterObjects;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When conditions came to what they are: from the events of the run that made the cluster, where it was this machine's, and from
 * the objects' own times.
 */
final class Transitions {
    private static final String CHANGED = "ConditionChanged";

    /** Of these, all objects of the cluster are looked at. */
    private static final Set<String> KINDS =
            Set.of(ClusterObjects.HOSTED_CLUSTER, ClusterObjects.NODE_POOL, "AzurePrivateLinkService", "AzureMachine");

    private Transitions() {}

    /** A condition of an object. */
    private record Condition(String object, String type) {
        static Condition of(Transition it) {
            return new Condition(it.object(), it.type());
        }
    }

    static List<Transition> of(Evidence evidence, Optional<Path> eventsFile) {
        return joined(
                eventsFile.map(Transitions::recorded).orElse(List.of()),
                objects(evidence).flatMap(Transitions::own).toList(),
                object -> wasRead(evidence, object.split(" ", 2)[0]),
                evidence.now());
    }

    private static boolean wasRead(Evidence evidence, String kind) {
        return KINDS.contains(kind) && evidence.management().wasRead(kind);
    }

    /**
     * What each condition has come through, the latest of it being what it is now, whatever the clocks of those who tell it.
     *
     * @param recorded of the run that made the cluster, the oldest first
     * @param present the conditions as they are now
     * @param wasRead whether an object would be known if it were there
     */
    static List<Transition> joined(
            List<Transition> recorded, List<Transition> present, Predicate<String> wasRead, Instant now) {
        var histories = new LinkedHashMap<Condition, List<Transition>>();
        recorded.forEach(it -> add(it, histories));
        var missing = new LinkedHashSet<>(histories.keySet());
        for (var it : present) {
            add(it, histories);
            missing.remove(Condition.of(it));
        }
        missing.stream()
                .filter(it -> wasRead.test(it.object()))
                .forEach(it -> add(Transition.gone(now, it.object(), it.type()), histories));
        return histories.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Transition::at))
                .toList();
    }

    /** The same change is known from both, by clocks that differ a little; the later one tells it best. */
    private static void add(Transition it, Map<Condition, List<Transition>> histories) {
        var history = histories.computeIfAbsent(Condition.of(it), key -> new ArrayList<>());
        if (history.isEmpty()) {
            history.add(it);
            return;
        }
        var last = history.get(history.size() - 1);
        if (last.status().equals(it.status()) && last.reason().equals(it.reason())) {
            history.set(history.size() - 1, it.at(last.at()));
        } else {
            history.add(it.at().isBefore(last.at()) ? it.at(last.at()) : it);
        }
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

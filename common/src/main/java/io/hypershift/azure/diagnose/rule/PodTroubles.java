package io.hypershift.azure.diagnose.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.diagnose.evidence.ClusterView;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What keeps pods from running. */
final class PodTroubles {
    private static final Set<String> PULL =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "RegistryUnavailable");
    private static final Set<String> CONFIG = Set.of("CreateContainerConfigError", "CreateContainerError");
    private static final Set<String> CREATING = Set.of("ContainerCreating", "PodInitializing");
    private static final Pattern NOT_THERE =
            Pattern.compile("(?:secret|configmap) \"[^\"]+\" not found|references non-existent (?:secret|config) key");
    private static final Duration MOUNTING = Duration.ofMinutes(2);
    private static final Duration TRIED_AGAIN = Duration.ofMinutes(4);
    private static final String CRASH = "CrashLoopBackOff";
    private static final int LINES = 3;

    private PodTroubles() {}

    /** What a trouble is about. */
    enum Kind {
        PULL,
        CRASH,
        CONFIG,
        NO_ROOM
    }

    /**
     * Why a pod does not run.
     *
     * @param container empty where it is the whole pod's
     */
    record Trouble(Kind kind, Manifest pod, String container, String message, List<Exhibit> seen) {
        boolean isPull() {
            return kind == Kind.PULL;
        }

        boolean isCrash() {
            return kind == Kind.CRASH;
        }
    }

    static Optional<Trouble> of(Evidence it, Manifest pod) {
        if (pod.isBeingDeleted()) {
            return Optional.empty();
        }
        return containers(pod)
                .flatMap(container -> of(it, pod, container).stream())
                .findFirst()
                .or(() -> unscheduled(pod))
                .or(() -> unmounted(it, pod));
    }

    /**
     * At first a pod may well be there before what it mounts, and its event stays when that has come. The kubelet tries again
     * at the latest after two minutes; once a container has run, all is mounted.
     */
    private static Optional<Trouble> unmounted(Evidence it, Manifest pod) {
        var isOld = pod.instant("metadata", "creationTimestamp")
                .filter(made -> made.plus(MOUNTING).isBefore(it.now()))
                .isPresent();
        return it.cluster().warnings(pod).stream()
                .filter(event -> isOld && hasNotBegun(pod))
                .filter(event -> event.text("reason").equals("FailedMount")
                        && NOT_THERE.matcher(event.text("message")).find()
                        && ClusterView.isRecent(event, it.now(), TRIED_AGAIN))
                .findFirst()
                .map(event -> new Trouble(Kind.CONFIG, pod, "", event.text("message"), List.of(Seen.event(event))));
    }

    private static boolean hasNotBegun(Manifest pod) {
        return containers(pod)
                .allMatch(container ->
                        CREATING.contains(container.at("/state/waiting/reason").asText(""))
                                && container.path("lastState").isEmpty());
    }

    private static Optional<Trouble> of(Evidence it, Manifest pod, JsonNode container) {
        var name = container.path("name").asText("");
        var waiting = container.at("/state/waiting");
        var reason = waiting.path("reason").asText("");
        if (PULL.contains(reason)) {
            return Optional.of(pull(it, pod, name, waiting));
        }
        if (CONFIG.contains(reason)) {
            return Optional.of(new Trouble(
                    Kind.CONFIG, pod, name, waiting.path("message").asText(""), List.of(seen(pod, name, waiting))));
        }
        var hasEnded = container.at("/state/terminated/exitCode").asInt(0) != 0;
        if (reason.equals(CRASH) || (hasEnded && container.path("restartCount").asInt() > 0)) {
            return Optional.of(crash(it, pod, container, name));
        }
        return Optional.empty();
    }

    /** The kubelet says why at first, and later only that it waits before it tries again: the event keeps the reason. */
    private static Trouble pull(Evidence it, Manifest pod, String name, JsonNode waiting) {
        var seen = new ArrayList<Exhibit>();
        it.cluster().warnings(pod).stream()
                .filter(event -> event.text("message").contains("pull"))
                .limit(1)
                .map(Seen::event)
                .forEach(seen::add);
        seen.add(seen(pod, name, waiting));
        return new Trouble(Kind.PULL, pod, name, seen.get(0).quote(), seen);
    }

    private static Trouble crash(Evidence it, Manifest pod, JsonNode container, String name) {
        var seen = new ArrayList<Exhibit>();
        it.logs().end(pod.ref().namespace(), pod.name(), name, LINES).ifPresent(seen::add);
        var last = container.at("/lastState/terminated").isObject()
                ? container.at("/lastState/terminated")
                : container.at("/state/terminated");
        seen.add(new Exhibit(
                "Pod " + pod.ref().namespace() + "/" + pod.name() + ", container " + name,
                "ended with exit code " + last.path("exitCode").asInt() + " "
                        + container.path("restartCount").asInt() + " times"));
        return new Trouble(Kind.CRASH, pod, name, seen.get(0).quote(), seen);
    }

    private static Optional<Trouble> unscheduled(Manifest pod) {
        return pod.condition("PodScheduled")
                .filter(condition -> condition.status().equals("False"))
                .map(condition -> new Trouble(
                        Kind.NO_ROOM, pod, "", condition.message(), List.of(Seen.condition(pod, condition))));
    }

    private static Exhibit seen(Manifest pod, String container, JsonNode waiting) {
        return new Exhibit(
                "Pod " + pod.ref().namespace() + "/" + pod.name() + ", container " + container,
                waiting.path("reason").asText("") + ": "
                        + Seen.brief(waiting.path("message").asText("")));
    }

    private static Stream<JsonNode> containers(Manifest pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(it -> StreamSupport.stream(pod.at("status", it).spliterator(), false));
    }

    /** Whether a pod does what it is there for. */
    static boolean isReady(Manifest pod) {
        return pod.condition("Ready").filter(Condition::isTrue).isPresent();
    }
}

package io.hypershift.azure.operator;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a kubelet tells of a pod's containers. */
final class PodStates {
    private static final Set<String> PULL_FAILURES =
            Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

    /**
     * A container.
     *
     * @param reason why it does not run, empty where it does
     * @param exitCode how it ended, where it has; of its last run where it is to be started again
     */
    record State(
            String container,
            String image,
            boolean isReady,
            String reason,
            String message,
            Optional<Integer> exitCode,
            int restarts) {
        boolean isPullFailure() {
            return PULL_FAILURES.contains(reason);
        }

        /** Whether its log so far is that of a run which has ended. */
        boolean isBetweenRuns() {
            return restarts > 0 && !reason.isEmpty();
        }
    }

    private PodStates() {}

    /** Those of all containers, the ones that initialise first. */
    static List<State> of(Manifest pod) {
        return Stream.of("initContainerStatuses", "containerStatuses")
                .flatMap(kind -> pod.list("status", kind).stream())
                .map(PodStates::state)
                .toList();
    }

    private static State state(JsonNode status) {
        var waiting = status.at("/state/waiting");
        var ended = status.at("/state/terminated");
        var before = ended.isObject() ? ended : status.at("/lastState/terminated");
        var now = waiting.isObject() ? waiting : ended;
        return new State(
                status.path("name").asText(),
                status.path("image").asText(),
                status.path("ready").asBoolean(),
                now.path("reason").asText(""),
                now.path("message").asText(""),
                before.isObject() ? Optional.of(before.path("exitCode").asInt()) : Optional.empty(),
                status.path("restartCount").asInt());
    }
}

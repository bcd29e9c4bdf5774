package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why pods do not run: which of them, which container, for what reason, and what it said last. */
public record PodTrouble(KubeApi management, String namespace) {
    private static final int LINES = 5;

    /** The first trouble there is among pods with the labels; empty where none of them has any. */
    Optional<String> among(Map<String, String> labels) {
        return management.list("v1", "Pod", namespace, labels).stream()
                .filter(pod -> !pod.isBeingDeleted())
                .flatMap(pod -> of(pod).stream())
                .findFirst();
    }

    /** All pods with the labels that are not ready and have not ended well, each with why. */
    public List<String> all(Map<String, String> labels) {
        return management.list("v1", "Pod", namespace, labels).stream()
                .filter(pod -> !pod.isBeingDeleted() && !isReadyOrDone(pod))
                .map(pod -> of(pod).orElseGet(
                                () -> "Pod " + pod.name() + " is " + pod.text("status", "phase") + " and not ready"))
                .toList();
    }

    private static boolean isReadyOrDone(Manifest pod) {
        return pod.text("status", "phase").equals("Succeeded")
                || pod.condition("Ready").filter(Condition::isTrue).isPresent();
    }

    private Optional<String> of(Manifest pod) {
        var notScheduled = pod.condition("PodScheduled")
                .filter(condition -> condition.status().equals("False"))
                .map(Condition::message);
        if (notScheduled.isPresent()) {
            return notScheduled.map(message -> "Pod " + pod.name() + " has no node: " + message);
        }
        return PodStates.of(pod).stream()
                .filter(state -> !state.isReady() && !isDone(state))
                .max(Comparator.comparing(
                        (PodStates.State state) -> !state.reason().isEmpty()))
                .map(state -> told(pod, state));
    }

    private static boolean isDone(PodStates.State state) {
        return state.exitCode().equals(Optional.of(0));
    }

    private String told(Manifest pod, PodStates.State state) {
        var text = new StringBuilder("Pod " + pod.name() + ", container " + state.container() + ": "
                + (state.reason().isEmpty() ? "it runs and is not ready" : state.reason()));
        state.exitCode()
                .ifPresent(code -> text.append(" (exit code ").append(code).append(')'));
        if (!state.message().isEmpty()) {
            text.append(", ").append(state.message());
        }
        event(pod).ifPresent(message -> text.append("\n").append(message));
        lastLines(pod, state).forEach(line -> text.append("\n  | ").append(line));
        return text.toString();
    }

    /** What the kubelet says of the pod, such as which Secret it waits for. */
    private Optional<String> event(Manifest pod) {
        return management.list("v1", "Event", namespace, Map.of()).stream()
                .filter(event -> event.text("involvedObject", "uid").equals(pod.uid())
                        && event.text("reason").equals("FailedMount"))
                .reduce((first, later) -> later)
                .map(event -> event.text("message"));
    }

    private List<String> lastLines(Manifest pod, PodStates.State state) {
        try {
            var log = state.isBetweenRuns()
                    ? management.logs().tailOfPrevious(pod.ref(), state.container(), LINES)
                    : management.logs().tail(pod.ref(), state.container(), LINES);
            return log.lines().toList();
        } catch (HyperShiftException e) {
            return List.of(); // it has not started yet
        }
    }
}

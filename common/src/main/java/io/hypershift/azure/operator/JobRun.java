package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One Job with one pod: waits for its end, or says why it came to none. */
record JobRun(KubeApi management, Ref job, String uid, Cancellation cancellation) {

    /**
     * The pod, whose work is done.
     *
     * @param containers whose success counts, when all have ended
     */
    Ref succeeded(Set<String> containers, Duration timeout) {
        return new ObjectWait(management, timeout, cancellation)
                .until("v1", "Pod", job.namespace(), () -> ended(containers))
                .orElseThrow(() -> new HyperShiftException(Problem.of(
                                "job-timeout", "{} did not end within {}", job, Stopwatch.text(timeout))
                        .because(
                                "{}",
                                pods().stream().findFirst().map(this::stuckAt).orElseGet(this::noPod))
                        .remedy("Mend that, or give it longer with {}.", Parameter.TIMEOUT)));
    }

    private Optional<Ref> ended(Set<String> containers) {
        for (var pod : pods()) {
            PodStates.of(pod).stream()
                    .filter(PodStates.State::isPullFailure)
                    .findFirst()
                    .ifPresent(state -> {
                        throw notPulled(state);
                    });
            var phase = pod.text("status", "phase");
            if (phase.equals("Succeeded")) {
                return Optional.of(pod.ref());
            }
            if (phase.equals("Failed")) {
                return Optional.of(succeeded(pod, containers).orElseThrow(() -> failed(pod, containers)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Ref> succeeded(Manifest pod, Set<String> containers) {
        var done = PodStates.of(pod).stream()
                .filter(state -> state.exitCode().equals(Optional.of(0)))
                .map(PodStates.State::container)
                .toList();
        return done.containsAll(containers) ? Optional.of(pod.ref()) : Optional.empty();
    }

    private HyperShiftException failed(Manifest pod, Set<String> containers) {
        var container = PodStates.of(pod).stream()
                .filter(state -> containers.contains(state.container()))
                .filter(state -> state.exitCode().filter(code -> code != 0).isPresent())
                .findFirst();
        if (container.isEmpty()) { // evicted, or out of time
            return new HyperShiftException(Problem.of("render-failed", "{} failed", job)
                    .because("{}", pod.text("status", "reason") + " " + pod.text("status", "message")));
        }
        var log = management.logs().tail(pod.ref(), container.get().container(), 1);
        return new HyperShiftException(Problem.of("render-failed", "{} failed", job)
                .because(
                        "The operator's image says: {} (exit code {})",
                        log.isEmpty() ? "nothing" : log,
                        container.get().exitCode().orElse(0)));
    }

    private static HyperShiftException notPulled(PodStates.State state) {
        return new HyperShiftException(Problem.of("image-pull", "the management cluster cannot pull {}", state.image())
                .because("{}", state.message().isEmpty() ? state.reason() : state.message())
                .remedy(
                        "Correct {}, or give credentials for its registry with {}.",
                        Parameter.HYPERSHIFT_IMAGE,
                        Parameter.PULL_SECRET_FILE));
    }

    private String stuckAt(Manifest pod) {
        return pod.condition("PodScheduled")
                .filter(condition -> condition.status().equals("False"))
                .map(Condition::message)
                .or(() -> PodStates.of(pod).stream()
                        .filter(state -> !state.reason().isEmpty())
                        .findFirst()
                        .map(state -> "Its container " + state.container() + " is at " + state.reason() + "."))
                .orElse("Its pod is " + pod.text("status", "phase") + ".");
    }

    /** What keeps the Job's controller from making a pod, such as a quota or an admission policy. */
    private String noPod() {
        return management.list("v1", "Event", job.namespace(), Map.of()).stream()
                .filter(event -> event.text("involvedObject", "uid").equals(uid))
                .filter(event -> event.text("type").equals("Warning"))
                .reduce((first, later) -> later)
                .map(event -> "It has no pod: " + event.text("message"))
                .orElse("It has no pod.");
    }

    private List<Manifest> pods() {
        return management.list("v1", "Pod", job.namespace(), Map.of("batch.kubernetes.io/controller-uid", uid));
    }
}

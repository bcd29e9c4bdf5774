package io.hypershift.azure.operator;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
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
record JobRun(KubeApi management, EventListener events, Ref job, String uid, Cancellation cancellation) {
    /** A registry may be away for a moment; then the kubelet tries again. */
    private static final Duration PULL_PATIENCE = Duration.ofMinutes(1);

    /**
     * The pod, whose work is done.
     *
     * @param containers whose success counts, when all have ended
     */
    Ref succeeded(Set<String> containers, Duration timeout) {
        var clock = new Stopwatch(timeout);
        return new ObjectWait(management, timeout, cancellation)
                .until("v1", "Pod", job.namespace(), () -> ended(containers, clock))
                .orElseThrow(() -> new HyperShiftException(
                        Problem.of("job-timeout", "{} did not end within {}", job, Stopwatch.text(timeout))
                                .because("{}", stuckAt())
                                .remedy("Mend that, or give it longer with {}.", Parameter.TIMEOUT)));
    }

    private Optional<Ref> ended(Set<String> containers, Stopwatch clock) {
        for (var pod : pods()) {
            if (clock.elapsed().compareTo(clock.timeout().dividedBy(4)) > 0
                    || clock.elapsed().compareTo(PULL_PATIENCE) > 0) {
                refuseFailedPull(pod);
            }
            var phase = pod.text("status", "phase");
            if (phase.equals("Succeeded")) {
                return Optional.of(pod.ref());
            }
            if (phase.equals("Failed")) {
                return Optional.of(succeeded(pod, containers).orElseThrow(() -> failed(pod, containers)));
            }
        }
        refuseFailedJob();
        events.on(new Event.Waiting("rendering", "its Job", clock.elapsed(), stuckAt()));
        return Optional.empty();
    }

    /** A Job may fail without a pod that tells why: evicted, out of time, or never made. */
    private void refuseFailedJob() {
        management
                .find(job)
                .flatMap(it -> it.condition("Failed"))
                .filter(Condition::isTrue)
                .ifPresent(condition -> {
                    throw new HyperShiftException(Problem.of("render-failed", "{} failed", job)
                            .because("{}: {}", condition.reason(), condition.message()));
                });
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
        if (container.isEmpty()) {
            return new HyperShiftException(Problem.of("render-failed", "{} failed", job)
                    .because("{}", pod.text("status", "reason") + " " + pod.text("status", "message")));
        }
        var state = container.get();
        var log = management.logs().tail(pod.ref(), state.container(), 1);
        return new HyperShiftException(Problem.of("render-failed", "{} failed", job)
                .because(
                        "The operator's image says: {} (exit code {}{})",
                        log.isEmpty() ? "nothing" : log,
                        state.exitCode().orElse(0),
                        state.reason().isEmpty() || state.reason().equals("Error") ? "" : ", " + state.reason()));
    }

    private void refuseFailedPull(Manifest pod) {
        PodStates.of(pod).stream()
                .filter(PodStates.State::isPullFailure)
                .findFirst()
                .ifPresent(state -> {
                    throw new HyperShiftException(
                            Problem.of("image-pull", "the management cluster cannot pull {}", state.image())
                                    .because("{}", whyNotPulled(pod, state))
                                    .remedy(
                                            "Correct {}, or give credentials for its registry with {}.",
                                            Parameter.HYPERSHIFT_IMAGE,
                                            Parameter.PULL_SECRET_FILE));
                });
    }

    /** A kubelet that has begun to wait longer between its tries tells the reason in an event alone. */
    private String whyNotPulled(Manifest pod, PodStates.State state) {
        return warnings(pod.uid())
                .filter(it -> it.contains("pull"))
                .orElse(state.message().isEmpty() ? state.reason() : state.message());
    }

    private String stuckAt() {
        return pods().stream()
                .findFirst()
                .map(this::stuckAt)
                .orElseGet(() -> warnings(uid).map(it -> "It has no pod: " + it).orElse("It has no pod."));
    }

    private String stuckAt(Manifest pod) {
        return pod.condition("PodScheduled")
                .filter(condition -> condition.status().equals("False"))
                .map(Condition::message)
                .or(() -> PodStates.of(pod).stream()
                        .filter(state -> !state.reason().isEmpty())
                        .findFirst()
                        .map(state -> "Its container " + state.container() + " is at " + state.reason()
                                + (state.message().isEmpty() ? "" : ": " + state.message())))
                .orElse("Its pod is " + pod.text("status", "phase") + ".");
    }

    /** The last warning about an object: what keeps a Job from having a pod, such as a quota or an admission policy. */
    private Optional<String> warnings(String about) {
        return management.list("v1", "Event", job.namespace(), Map.of()).stream()
                .filter(event -> event.text("involvedObject", "uid").equals(about))
                .filter(event -> event.text("type").equals("Warning"))
                .map(event -> event.text("message"))
                .reduce((first, later) -> later.startsWith("Error: ") ? first : later);
    }

    private List<Manifest> pods() {
        return management.list("v1", "Pod", job.namespace(), Map.of("batch.kubernetes.io/controller-uid", uid));
    }
}

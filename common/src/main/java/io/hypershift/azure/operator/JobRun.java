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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One Job with one pod: waits for its end and gives its log, or says why there is none. */
record JobRun(KubeApi management, Ref job, String uid, Cancellation cancellation) {
    static final String CONTAINER = "render";
    private static final Set<String> PULL_FAILURES = Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName");

    String log(Duration timeout) {
        return waiting(timeout)
                .until("v1", "Pod", job.namespace(), this::ended)
                .orElseThrow(() -> new HyperShiftException(Problem.of(
                                "job-timeout", "{} did not end within the time it was given", job)
                        .because(
                                "{}",
                                pods().stream().findFirst().map(JobRun::stuckAt).orElse("It has no pod."))
                        .remedy("Give it longer with {}.", Parameter.TIMEOUT)));
    }

    private Optional<String> ended() {
        for (var pod : pods()) {
            refuseFailedPull(pod);
            var phase = pod.text("status", "phase");
            if (phase.equals("Succeeded")) {
                return Optional.of(management.logs(pod.ref(), CONTAINER));
            }
            if (phase.equals("Failed")) {
                throw failed(pod);
            }
        }
        return Optional.empty();
    }

    private HyperShiftException failed(Manifest pod) {
        var log = management.logs(pod.ref(), CONTAINER).strip();
        var lastLine = log.substring(log.lastIndexOf('\n') + 1);
        return new HyperShiftException(Problem.of("render-failed", "{} failed", job)
                .because("The operator's image says: {}", lastLine.isEmpty() ? "nothing" : lastLine));
    }

    private static void refuseFailedPull(Manifest pod) {
        for (var container : pod.list("status", "containerStatuses")) {
            var waiting = container.path("state").path("waiting");
            if (PULL_FAILURES.contains(waiting.path("reason").asText(""))) {
                throw new HyperShiftException(Problem.of(
                                "image-pull",
                                "the management cluster cannot pull {}",
                                container.path("image").asText())
                        .because(
                                "{}",
                                waiting.path("message")
                                        .asText(waiting.path("reason").asText()))
                        .remedy(
                                "Correct {}, or give credentials for its registry with {}.",
                                Parameter.HYPERSHIFT_IMAGE,
                                Parameter.PULL_SECRET_FILE));
            }
        }
    }

    private static String stuckAt(Manifest pod) {
        return pod.condition("PodScheduled")
                .filter(condition -> condition.status().equals("False"))
                .map(Condition::message)
                .orElse("Its pod is " + pod.text("status", "phase") + ".");
    }

    private List<Manifest> pods() {
        return management.list("v1", "Pod", job.namespace(), Map.of("batch.kubernetes.io/controller-uid", uid));
    }

    private ObjectWait waiting(Duration timeout) {
        return new ObjectWait(management, timeout, cancellation);
    }
}

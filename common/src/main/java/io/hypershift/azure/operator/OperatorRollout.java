package io.hypershift.azure.operator;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.ObjectWait;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.Optional;

/** Waits until the operator's Deployment is rolled out, as {@code hypershift install --wait-until-available} does. */
record OperatorRollout(KubeApi management, EventListener events, Cancellation cancellation) {
    private static final String NAME = "operator";

    /** Returns the image that is running. */
    String await(String namespace, Duration timeout) {
        var ref = new Ref("apps/v1", "Deployment", namespace, NAME);
        events.on(new Event.Waiting("operator " + namespace, "Available", Duration.ZERO, "its Deployment rolls out"));
        return new ObjectWait(management, timeout, cancellation)
                .until(ref, () -> image(ref))
                .orElseThrow(() -> new HyperShiftException(
                        Problem.of("timeout", "the operator was not available after {}", Stopwatch.text(timeout))
                                .because("{}", stuckAt(ref))
                                .remedy(
                                        "Look at the pods of namespace {}, or give it longer with {}.",
                                        namespace,
                                        Parameter.TIMEOUT)));
    }

    private Optional<String> image(Ref ref) {
        var deployment = management.get(ref);
        refuseStalled(deployment);
        return isRolledOut(deployment)
                ? Optional.of(deployment
                        .tree()
                        .at("/spec/template/spec/containers/0/image")
                        .asText())
                : Optional.empty();
    }

    private static boolean isRolledOut(Manifest deployment) {
        int wanted = deployment.at("spec", "replicas").asInt(1);
        return deployment.at("status", "observedGeneration").asLong(-1)
                        >= deployment.at("metadata", "generation").asLong()
                && deployment.at("status", "updatedReplicas").asInt() >= wanted
                && deployment.at("status", "availableReplicas").asInt() >= wanted;
    }

    private static void refuseStalled(Manifest deployment) {
        deployment
                .condition("Progressing")
                .filter(condition -> condition.reason().equals("ProgressDeadlineExceeded"))
                .ifPresent(condition -> {
                    throw new HyperShiftException(
                            Problem.of("operator-stalled", "the operator's Deployment does not roll out")
                                    .because("{}", condition.message()));
                });
    }

    private String stuckAt(Ref ref) {
        return management
                .get(ref)
                .condition("Available")
                .map(it -> it.reason() + ": " + it.message())
                .orElse("Its Deployment has no conditions yet.");
    }
}

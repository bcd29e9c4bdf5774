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
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Waits until a Deployment runs as it should: what {@code hypershift install --wait-until-available} waits for.
 *
 * @param clock how long it may take, that of all that is waited for
 * @param since when the wait began
 */
record Rollout(KubeApi management, EventListener events, Stopwatch clock, Instant since, Cancellation cancellation) {

    /** A wait that begins now, by the server's time. */
    static Rollout begin(KubeApi management, EventListener events, Duration timeout, Cancellation cancellation) {
        return new Rollout(
                management, events, new Stopwatch(timeout), management.clock().instant(), cancellation);
    }

    /** Returns the Deployment when all its pods are of its present template and available. */
    Manifest of(String namespace, String name) {
        var ref = new Ref("apps/v1", "Deployment", namespace, name);
        events.on(new Event.Waiting(name + " " + namespace, "Available", clock.elapsed(), "its Deployment rolls out"));
        return waiting()
                .until(ref, () -> rolledOut(ref))
                .orElseThrow(() -> new HyperShiftException(
                        Problem.of("timeout", "{} was not available after {}", ref, Stopwatch.text(clock.timeout()))
                                .because("{}", stuckAt(ref))
                                .remedy("Mend that, or give it longer with {}.", Parameter.TIMEOUT)));
    }

    /** Returns when something answers behind a Service, such as the operator's webhooks. */
    void answers(String namespace, String service) {
        var ready = waiting().until("discovery.k8s.io/v1", "EndpointSlice", namespace, () -> ready(namespace, service));
        if (ready.isEmpty()) {
            throw new HyperShiftException(
                    Problem.of("timeout", "Service {}/{} has no endpoint that is ready", namespace, service));
        }
    }

    private ObjectWait waiting() {
        return new ObjectWait(management, clock.atMost(clock.timeout()), cancellation);
    }

    private Optional<Manifest> rolledOut(Ref ref) {
        var deployment = management.get(ref);
        if (hasStalled(deployment)) {
            throw new HyperShiftException(
                    Problem.of("rollout-stalled", "{} does not roll out", ref).because("{}", stuckAt(ref)));
        }
        return isRolledOut(deployment) ? Optional.of(deployment) : Optional.empty();
    }

    /** Since we wait: what was so before may have been mended by what has just been applied. */
    private boolean hasStalled(Manifest deployment) {
        return isObserved(deployment)
                && deployment.list("status", "conditions").stream()
                        .filter(it -> it.path("reason").asText().equals("ProgressDeadlineExceeded"))
                        .map(it -> it.path("lastUpdateTime").asText(""))
                        .anyMatch(it -> it.isEmpty() || Instant.parse(it).isAfter(since));
    }

    private static boolean isObserved(Manifest deployment) {
        return deployment.at("status", "observedGeneration").asLong(-1)
                >= deployment.at("metadata", "generation").asLong();
    }

    static boolean isRolledOut(Manifest deployment) {
        int wanted = deployment.at("spec", "replicas").asInt(1);
        return isObserved(deployment)
                && number(deployment, "updatedReplicas") >= wanted
                && number(deployment, "replicas") <= number(deployment, "updatedReplicas")
                && number(deployment, "availableReplicas") >= wanted;
    }

    private static int number(Manifest deployment, String field) {
        return deployment.at("status", field).asInt();
    }

    private Optional<Boolean> ready(String namespace, String service) {
        return management
                        .list(
                                "discovery.k8s.io/v1",
                                "EndpointSlice",
                                namespace,
                                Map.of("kubernetes.io/service-name", service))
                        .stream()
                        .flatMap(slice -> slice.list("endpoints").stream())
                        .anyMatch(endpoint -> endpoint.at("/conditions/ready").asBoolean(true))
                ? Optional.of(true)
                : Optional.empty();
    }

    private String stuckAt(Ref ref) {
        var deployment = management.get(ref);
        return new PodTrouble(management, ref.namespace())
                .among(selector(deployment))
                .or(() -> deployment
                        .condition("ReplicaFailure")
                        .or(() -> deployment.condition("Available"))
                        .map(it -> it.reason() + ": " + it.message()))
                .orElse("It has no pods and no conditions yet.");
    }

    static Map<String, String> selector(Manifest deployment) {
        var labels = new TreeMap<String, String>();
        deployment
                .at("spec", "selector", "matchLabels")
                .properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }
}

package io.hypershift.azure.sandbox.hypershift.workload;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far a Deployment's rollout is, by its ReplicaSets.
 *
 * @param current the name of the ReplicaSet of the present template
 * @param present that ReplicaSet, once it is there
 */
record DeploymentStatus(Resource deployment, String current, Optional<Resource> present, List<Resource> old) {
    private static final String COMPLETE = "NewReplicaSetAvailable";

    private Stream<Resource> sets() {
        return Stream.concat(present.stream(), old.stream());
    }

    private int sum(String pointer) {
        return sets().mapToInt(it -> it.at(pointer).asInt()).sum();
    }

    private int updated() {
        return present.map(it -> it.at("/status/replicas").asInt()).orElse(0);
    }

    private int available() {
        return sum("/status/availableReplicas");
    }

    /** Changes whenever the rollout gets on. */
    String counts() {
        return sum("/status/replicas") + " " + updated() + " " + sum("/status/readyReplicas") + " " + available();
    }

    /** Whether all pods are of the present template and ready. */
    boolean isComplete() {
        int desired = RollingUpdate.replicas(deployment);
        return present.isPresent()
                && updated() == desired
                && sum("/status/replicas") == desired
                && available() == desired;
    }

    JsonNode json(boolean isLate) {
        var status = Statuses.of(deployment, sum("/status/replicas"))
                .with("updatedReplicas", updated())
                .with("readyReplicas", sum("/status/readyReplicas"))
                .with("availableReplicas", available())
                .with("unavailableReplicas", sum("/spec/replicas") - available())
                .json();
        status.set("conditions", Conditions.plain(deployment.at("/status/conditions"), conditions(isLate)));
        return status;
    }

    private List<Condition> conditions(boolean isLate) {
        var conditions = new ArrayList<>(List.of(availability(), progressing(isLate)));
        sets().flatMap(it -> it.items("/status/conditions").stream())
                .filter(it -> it.path("type").asText().equals("ReplicaFailure"))
                .findFirst()
                .map(it -> isTrue(
                        "ReplicaFailure",
                        it.path("reason").asText(),
                        it.path("message").asText()))
                .ifPresent(conditions::add);
        return conditions;
    }

    private Condition availability() {
        var least = RollingUpdate.replicas(deployment) - RollingUpdate.maxUnavailable(deployment);
        return available() >= least
                ? isTrue("Available", "MinimumReplicasAvailable", "Deployment has minimum availability.")
                : isFalse("Available", "MinimumReplicasUnavailable", "Deployment does not have minimum availability.");
    }

    private Condition progressing(boolean isLate) {
        var subject = "ReplicaSet \"" + current + "\" ";
        if (isComplete() || wasComplete(subject)) {
            return isTrue("Progressing", COMPLETE, subject + "has successfully progressed.");
        }
        return isLate
                ? isFalse("Progressing", "ProgressDeadlineExceeded", subject + "has timed out progressing.")
                : isTrue("Progressing", "ReplicaSetUpdated", subject + "is progressing.");
    }

    /** A rollout that has been completed stays so, whatever becomes of its pods. */
    private boolean wasComplete(String subject) {
        return sum("/status/replicas") == updated()
                && deployment.items("/status/conditions").stream()
                        .anyMatch(it -> it.path("reason").asText().equals(COMPLETE)
                                && it.path("message").asText().startsWith(subject));
    }
}

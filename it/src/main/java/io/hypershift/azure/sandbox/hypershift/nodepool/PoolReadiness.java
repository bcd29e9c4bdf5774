package io.hypershift.azure.sandbox.hypershift.nodepool;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Optional;

/** Whether a node pool is ready: as Cluster API finds its machines, unless too many of them are broken to be repaired. */
record PoolReadiness(NodePoolFacts facts) {
    private static final String TYPE = "Ready";

    Condition condition() {
        return blockedRepair().orElseGet(this::machines);
    }

    private Optional<Condition> blockedRepair() {
        return facts.healthCheck().stream()
                .filter(it -> it.hasCondition("RemediationAllowed", "False"))
                .findFirst()
                .map(it -> isFalse(
                        TYPE,
                        NodePoolFacts.condition(it, "RemediationAllowed", "reason"),
                        NodePoolFacts.condition(it, "RemediationAllowed", "message")));
    }

    private Condition machines() {
        if (facts.machineSet().isEmpty()) {
            return isFalse(TYPE, "WaitingForAvailableMachines", "no machines have been asked for yet");
        }
        if (facts.ready() < facts.replicas()) {
            return isFalse(
                    TYPE,
                    "WaitingForAvailableMachines",
                    "Minimum availability requires %d replicas, current %d available"
                            .formatted(facts.replicas(), facts.ready()));
        }
        long upToDate = facts.alive().stream().filter(this::isUpToDate).count();
        return upToDate < facts.replicas()
                ? isFalse(
                        TYPE,
                        "ScalingUp",
                        "Scaling up MachineSet to %d replicas (actual %d)".formatted(facts.replicas(), upToDate))
                : isTrue(TYPE, "");
    }

    private boolean isUpToDate(Resource machine) {
        return facts.isCurrent(machine) && NodePoolFacts.isReady(machine);
    }
}

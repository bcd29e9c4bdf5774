package io.hypershift.azure.sandbox.hypershift.nodepool;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;

import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Optional;

/** What of a node pool is being exchanged: what it shall be beside what all of its machines are, as its annotations remember. */
final class RolloutConditions {
    static final String CONFIG = "hypershift.openshift.io/nodePoolCurrentConfig";
    static final String TEMPLATE = "hypershift.openshift.io/nodePoolPlatformMachineTemplate";

    private final NodePool pool;
    private final PoolTarget target;
    private final Optional<String> inPlace;
    private final Optional<String> failure;

    RolloutConditions(NodePoolFacts facts) {
        this.pool = facts.pool();
        this.target = facts.target();
        this.inPlace = facts.machineSet().flatMap(it -> it.annotation(InPlaceUpgrade.PROGRESS));
        this.failure = facts.machineSet().flatMap(it -> it.annotation(InPlaceUpgrade.FAILURE));
    }

    List<Condition> all() {
        return List.of(
                updating(
                        "UpdatingConfig",
                        isOther(CONFIG, target.config()),
                        failure,
                        inPlace.orElse("Updating config in progress. Target config: " + target.config())),
                updating(
                        "UpdatingVersion",
                        !pool.version().equals(pool.reachedVersion()),
                        failure,
                        inPlace.orElse("Updating version in progress. Target version: " + pool.version())),
                updating(
                        "UpdatingPlatformMachineTemplate",
                        isOther(TEMPLATE, target.template()),
                        Optional.empty(),
                        "platform machine template update in progress. Target template: " + target.template()));
    }

    private boolean isOther(String annotation, String wanted) {
        return pool.resource().annotation(annotation).filter(wanted::equals).isEmpty();
    }

    private static Condition updating(String type, boolean is, Optional<String> failure, String message) {
        if (!is) {
            return isFalse(type, Condition.AS_EXPECTED, "");
        }
        return failure.map(it -> isFalse(type, "InplaceUpgradeFailed", it)).orElseGet(() -> isTrue(type, message));
    }

    /** The pool as it is to be remembered once all its machines are as they shall be. */
    static Resource remembered(Resource pool, PoolTarget target) {
        return pool.withAnnotation(CONFIG, target.config())
                .withAnnotation(InPlaceUpgrade.CURRENT, target.payload())
                .withAnnotation(TEMPLATE, target.template());
    }
}

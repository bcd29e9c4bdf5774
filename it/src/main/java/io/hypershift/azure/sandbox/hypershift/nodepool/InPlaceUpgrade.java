package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Resource;

/** The annotations of a MachineSet by which HyperShift has its nodes updated where they are. */
final class InPlaceUpgrade {
    static final String TARGET = "hypershift.openshift.io/nodePoolTargetConfigVersion";
    static final String CURRENT = "hypershift.openshift.io/nodePoolCurrentConfigVersion";
    static final String PROGRESS = "hypershift.openshift.io/nodePoolUpgradeInProgressTrue";
    static final String FAILURE = "hypershift.openshift.io/nodePoolUpgradeInProgressFalse";
    static final String MOST_UNAVAILABLE = "hypershift.openshift.io/nodePoolMaxUnavailable";

    private InPlaceUpgrade() {}

    static boolean isUnderWay(Resource machineSet) {
        return machineSet
                .annotation(TARGET)
                .filter(target ->
                        machineSet.annotation(CURRENT).filter(target::equals).isEmpty())
                .isPresent();
    }
}

package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Resource;

/** The annotations of a Node by which it is told what to become, and tells how far it has come. */
final class NodeUpdate {
    static final String CURRENT = "machineconfiguration.openshift.io/currentConfig";
    static final String DESIRED = "machineconfiguration.openshift.io/desiredConfig";
    static final String STATE = "machineconfiguration.openshift.io/state";
    static final String REASON = "machineconfiguration.openshift.io/reason";
    static final String WORKING = "Working";
    static final String DONE = "Done";
    static final String DEGRADED = "Degraded";

    private NodeUpdate() {}

    static boolean isUnderWay(Resource node) {
        return node.annotation(STATE).filter(WORKING::equals).isPresent();
    }

    static boolean hasFailed(Resource node) {
        return node.annotation(STATE).filter(DEGRADED::equals).isPresent();
    }
}

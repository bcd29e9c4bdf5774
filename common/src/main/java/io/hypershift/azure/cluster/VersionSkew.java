package io.hypershift.azure.cluster;

import java.util.Optional;

/** How far a node pool's release may be from its control plane's ({@code ValidateVersionSkew} of HyperShift). */
public final class VersionSkew {
    private static final int MOST_MINORS = 3;

    private VersionSkew() {}

    /** Why nodes of one release cannot be with a control plane of another, as the end of a sentence; empty where they can. */
    public static Optional<String> problem(ReleaseVersion nodes, ReleaseVersion controlPlane) {
        if (nodes.compareTo(controlPlane) > 0) {
            return Optional.of(nodes + " is newer than the control plane's " + controlPlane);
        }
        int behind = controlPlane.minorsAfter(nodes);
        return behind > MOST_MINORS
                ? Optional.of(nodes + " is " + behind + " minor versions behind the control plane's " + controlPlane
                        + ", where " + MOST_MINORS + " are allowed")
                : Optional.empty();
    }
}

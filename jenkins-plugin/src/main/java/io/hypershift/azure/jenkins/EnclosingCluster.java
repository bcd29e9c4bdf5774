package io.hypershift.azure.jenkins;

import java.io.Serializable;

/** Which cluster a body is run with: what steps in it need not be told again. */
final class EnclosingCluster implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ClusterStep step;

    EnclosingCluster(ClusterStep step) {
        this.step = step;
    }

    ClusterStep step() {
        return step;
    }
}

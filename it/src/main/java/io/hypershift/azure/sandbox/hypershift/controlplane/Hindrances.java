package io.hypershift.azure.sandbox.hypershift.controlplane;

import java.util.Optional;

/**
 * What keeps HyperShift's operator from its work at a cluster.
 *
 * @param problem what it fails at
 * @param credentials why the components beside the control plane are not told as whom they sign in
 * @param held why the release that is asked for is not gone to
 */
record Hindrances(Optional<String> problem, Optional<String> credentials, Optional<String> held) {
    boolean areThere() {
        return problem.isPresent() || held.isPresent();
    }
}

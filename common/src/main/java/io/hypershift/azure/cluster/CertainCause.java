package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Text;
import java.time.Duration;
import java.util.Optional;

/** Knows, while a cluster is waited for, why it will not come up unless somebody mends something. */
@FunctionalInterface
public interface CertainCause {
    /** For those who only look: nobody looks any deeper. */
    CertainCause UNKNOWN = (key, waited) -> Optional.empty();

    /**
     * A cause, told with its evidence and its remedy; empty while none is certain.
     *
     * @param waited for how long the cluster has been waited for
     */
    Optional<Text> of(ClusterKey key, Duration waited);
}

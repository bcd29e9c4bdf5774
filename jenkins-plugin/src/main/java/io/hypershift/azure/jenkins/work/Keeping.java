package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.failure.HyperShiftException;
import java.io.Serializable;
import java.time.Duration;

/** How a cluster that failed is kept for whoever wants to see why. Saved with the build. */
public final class Keeping implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What fails may pass, as a network does; what then still fails cannot be kept. */
    private static final int ATTEMPTS = 3;

    private int failures;
    private volatile boolean over;
    private String until = "";

    /**
     * Lets the owner's cluster live for just so long from now.
     *
     * @throws HyperShiftException when it cannot be kept
     */
    public Pace advance(Clusters clusters, ClusterKey key, String owner, Duration howLong) {
        try {
            if (clusters.lifetimes().recordedUntil(key, owner).isPresent()) {
                until = clusters.lifetimes().keep(key, owner, howLong).toString();
            }
            over = true;
            return Pace.AT_ONCE;
        } catch (HyperShiftException e) {
            if (++failures >= ATTEMPTS) {
                throw e;
            }
            return Pace.AFTER_A_WHILE;
        }
    }

    /** Whether all is done. */
    public boolean isOver() {
        return over;
    }

    /** Until when the cluster lives, in ISO form; empty when there was nothing of it to be kept. */
    public String until() {
        return until;
    }
}

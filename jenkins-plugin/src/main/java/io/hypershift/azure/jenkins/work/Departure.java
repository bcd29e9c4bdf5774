package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.cluster.ClusterProgress;
import io.hypershift.azure.cluster.ClusterStatus.State;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Cancellation;
import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a cluster goes, in pieces short enough for a build that may be restarted between them. Saved with the build. */
public final class Departure implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What fails may pass, as a network does; what then still fails is left to the reaper. */
    private static final int ATTEMPTS = 3;

    private enum Phase {
        ASKING,
        WAITING,
        REMOVING,
        GONE
    }

    private final boolean onlyOwn;
    private volatile Phase phase = Phase.ASKING;
    private long startedAt;
    private long graceMillis;
    private int failures;
    private boolean found;
    private transient @Nullable ClusterProgress progress;

    /**
     * @param onlyOwn a cluster that another owner has on record stays, though its time be over: for one who takes back what
     *     may never have become his
     */
    public Departure(boolean onlyOwn) {
        this.onlyOwn = onlyOwn;
    }

    /**
     * Does the next piece. HyperShift cleans up by itself for as long as the request's grace period, then what is left goes.
     *
     * @throws HyperShiftException when it has failed for good
     */
    public Pace advance(Clusters clusters, DestroyClusterRequest request) {
        try {
            return switch (phase) {
                case ASKING -> ask(clusters, request);
                case WAITING -> look(clusters, request);
                case REMOVING -> remove(clusters, request);
                case GONE -> Pace.WHEN_WOKEN;
            };
        } catch (HyperShiftException e) {
            if (++failures >= ATTEMPTS) {
                throw e;
            }
            return Pace.AFTER_A_WHILE;
        }
    }

    public boolean isLook() {
        return phase == Phase.WAITING;
    }

    public boolean isGone() {
        return phase == Phase.GONE;
    }

    /** Whether there was anything of the cluster. */
    public boolean hasFound() {
        return found;
    }

    private Pace ask(Clusters clusters, DestroyClusterRequest request) {
        var grace = clusters.gracePeriod(request).toMillis(); // before its HostedCluster goes
        found = !isAnothers(clusters, request) && clusters.beginDestroy(request);
        startedAt = System.currentTimeMillis();
        graceMillis = grace;
        phase = found ? Phase.WAITING : onlyOwn ? Phase.GONE : Phase.REMOVING;
        return Pace.AT_ONCE;
    }

    private Pace look(Clusters clusters, DestroyClusterRequest request) {
        var news = progress;
        if (news == null) {
            news = clusters.progress();
            progress = news;
        }
        var age = Duration.ofMillis(System.currentTimeMillis() - startedAt);
        var answer = clusters.lookIfAnswered(request.key(), age);
        if (answer.filter(it -> it.state() != State.DELETING).isPresent() || age.toMillis() >= graceMillis) {
            phase = Phase.REMOVING;
            return Pace.AT_ONCE;
        }
        if (answer.isPresent()) {
            news.tellWait(answer.get(), age);
        }
        return Pace.AFTER_A_WHILE;
    }

    private boolean isAnothers(Clusters clusters, DestroyClusterRequest request) {
        return onlyOwn
                && clusters.lifetimes()
                        .recordedUntil(request.key(), request.owner())
                        .isEmpty();
    }

    private Pace remove(Clusters clusters, DestroyClusterRequest request) {
        if (!isAnothers(clusters, request)) {
            var grace = found ? Duration.ZERO : request.gracePeriod(); // one that is on no record was not waited for
            found |= clusters.destroy(
                    new DestroyClusterRequest(request.key(), request.owner(), grace, request.confirm()),
                    new Cancellation());
        }
        phase = Phase.GONE;
        return Pace.AT_ONCE;
    }
}

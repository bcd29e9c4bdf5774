package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.cluster.ClusterProgress;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.WaitFor;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Cancellation;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a cluster comes, in pieces short enough for a build that may be restarted between them. Saved with the build. */
public final class Arrival implements Serializable {
    private static final long serialVersionUID = 1L;

    private enum Phase {
        PREPARING,
        BEGINNING,
        WAITING,
        READY
    }

    private final long startedAt;
    private volatile Phase phase = Phase.PREPARING;
    private volatile long waitingSince;
    private volatile boolean ours;
    private String infraId = "";
    private String apiUrl = "";
    private transient @Nullable ClusterProgress progress;

    public Arrival(Instant now) {
        this.startedAt = now.toEpochMilli();
    }

    /**
     * Does the next piece.
     *
     * @throws HyperShiftException when it will not come; see {@link #hasBegun}
     */
    public Pace advance(Clusters clusters, CreateClusterRequest request, Wait wait, Cancellation cancellation) {
        return switch (phase) {
            case PREPARING -> prepare(clusters, request);
            case BEGINNING -> begin(clusters, request, cancellation);
            case WAITING -> look(clusters, request, wait);
            case READY -> Pace.WHEN_WOKEN;
        };
    }

    /**
     * How far a cluster must come.
     *
     * @param timeout how long it may take, all pieces together
     */
    public record Wait(WaitFor wanted, Duration timeout) {}

    /** Whether there may be something of the cluster. */
    public boolean hasBegun() {
        return phase != Phase.PREPARING;
    }

    /** Whether it was not there before, so that it is ours to take back. */
    public boolean isOurs() {
        return ours;
    }

    public boolean isLook() {
        return phase == Phase.WAITING;
    }

    public boolean isReady() {
        return phase == Phase.READY;
    }

    public String infraId() {
        return infraId;
    }

    public String apiUrl() {
        return apiUrl;
    }

    /** How long it has taken until now. */
    public Duration age() {
        return Duration.ofMillis(System.currentTimeMillis() - startedAt);
    }

    private Pace prepare(Clusters clusters, CreateClusterRequest request) {
        ours = clusters.lifetimes()
                .recordedUntil(Keys.of(request), request.ownership().owner())
                .isEmpty();
        phase = Phase.BEGINNING;
        return Pace.AT_ONCE;
    }

    private Pace begin(Clusters clusters, CreateClusterRequest request, Cancellation cancellation) {
        clusters.begin(request, cancellation);
        waitingSince = System.currentTimeMillis();
        phase = Phase.WAITING;
        return Pace.AT_ONCE;
    }

    private Pace look(Clusters clusters, CreateClusterRequest request, Wait wait) {
        var news = progress;
        if (news == null) {
            news = clusters.progress();
            progress = news;
        }
        var waited = Duration.ofMillis(System.currentTimeMillis() - waitingSince);
        var late = age().compareTo(wait.timeout()) >= 0;
        var answer = late
                ? Optional.of(
                        clusters.look(Keys.of(request), waited)) // what keeps it from answering is the failure then
                : clusters.lookIfAnswered(Keys.of(request), waited);
        if (answer.isEmpty()) {
            return Pace.AFTER_A_WHILE;
        }
        var status = answer.get();
        news.tellChanges(status);
        if (status.hasReachedOrThrow(request.reachable(wait.wanted()))) {
            if (!clusters.lifetimes().prolongIfOver(request)) {
                return Pace.AFTER_A_WHILE;
            }
            infraId = status.infraId();
            apiUrl = status.apiUrl();
            phase = Phase.READY;
            return Pace.AT_ONCE;
        }
        if (late) {
            throw status.notReadyAfter(wait.timeout());
        }
        news.tellWait(status, age());
        return Pace.AFTER_A_WHILE;
    }
}

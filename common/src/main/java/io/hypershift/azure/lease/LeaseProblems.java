package io.hypershift.azure.lease;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.time.Duration;
import java.time.Instant;

/** Why a cluster cannot be had, told to the one who asked for it. */
public final class LeaseProblems {
    /** Somebody else owns the cluster. */
    public static final String NOT_YOURS = "not-yours";

    /** Somebody else works on the cluster. */
    public static final String AT_WORK = "at-work";

    /** The cluster is on its way out. */
    public static final String BEING_REMOVED = "being-removed";

    /** The cluster was taken from the one who worked on it. */
    public static final String LOST = "lease-lost";

    private LeaseProblems() {}

    static HyperShiftException notYours(ClusterLease lease, String owner) {
        var source = lease.source().isEmpty() ? "" : " It was made by " + lease.source();
        return failure(Problem.of(
                        NOT_YOURS, "cluster {} belongs to {} until {}", lease.name(), lease.owner(), lease.expiresAt())
                .because("You are {}.{}", owner, source)
                .remedy(
                        "Choose another name with {}, give its owner with {}, or remove it once it has expired: {}",
                        Parameter.CLUSTER_NAME,
                        Parameter.OWNER,
                        Operation.DESTROY_CLUSTER));
    }

    static HyperShiftException atWork(ClusterLease lease, Work work, Instant now) {
        var silence = Duration.between(work.renewedAt(), now).toSeconds();
        return failure(Problem.of(AT_WORK, "another process works on cluster {}: {}", lease.name(), work.holder())
                .because("Its last sign of life is {} s old.", Math.max(0, silence))
                .remedy(
                        "Wait until it has done its work. One that was killed counts as dead {} s after its last sign of life.",
                        work.lasts().toSeconds()));
    }

    static HyperShiftException beingRemoved(ClusterLease lease) {
        return failure(Problem.of(
                        BEING_REMOVED,
                        "cluster {} is being removed, since {}",
                        lease.name(),
                        lease.removalStartedAt().map(Instant::toString).orElse("a moment ago"))
                .remedy(
                        "Finish that with {} or {}, or choose another name with {}.",
                        Operation.DESTROY_CLUSTER,
                        Operation.REAP_CLUSTERS,
                        Parameter.CLUSTER_NAME));
    }

    static HyperShiftException lost(ClusterLease lease, String how) {
        return failure(Problem.of(LOST, "cluster {} was taken away while it was worked on: {}", lease.name(), how)
                .because("It was recorded until {}.", lease.expiresAt())
                .remedy("Give it longer with {}, or extend it in time: {}", Parameter.TTL, Operation.EXTEND_CLUSTER));
    }

    static HyperShiftException absent(String namespace, String name) {
        return failure(Problem.of("no-lease", "there is no cluster {} of ours in namespace {}", name, namespace)
                .remedy("See which there are: {}", Operation.LIST_CLUSTERS));
    }

    private static HyperShiftException failure(Problem problem) {
        return new HyperShiftException(problem);
    }
}

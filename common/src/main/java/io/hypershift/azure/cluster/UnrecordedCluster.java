package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Text;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.Optional;

/**
 * What there is of a cluster of ours that no lease records: somebody deleted its lease, or Azure carried out a write after all
 * else was gone.
 */
record UnrecordedCluster(
        Remains remains,
        String owner,
        String found,
        boolean inSubscription,
        boolean isOthers,
        Leases leases,
        ClusterDestruction destruction,
        Duration gracePeriod)
        implements Abandoned {

    @Override
    public String what() {
        return "cluster " + remains.key();
    }

    @Override
    public String infraId() {
        return remains.infraId();
    }

    @Override
    public Text why() {
        return Text.of("no lease, but there is {}", found);
    }

    @Override
    public Optional<Text> leftAlone() {
        if (isOthers) {
            return Optional.of(notOurs());
        }
        return inSubscription
                ? Optional.empty()
                : Optional.of(Text.of("it lies in another subscription than the credentials are for"));
    }

    /** A lease may have been out of sight, as one whose label somebody took away. */
    @Override
    public Optional<Text> remove(Cancellation cancellation) {
        var key = remains.key();
        var recorded = leases.find(key.namespace(), key.name())
                .map(it -> it.lease().infraId())
                .filter(it -> it.isEmpty() || it.equals(remains.infraId()));
        if (recorded.isPresent()) {
            return Optional.of(Text.of("its lease is there"));
        }
        if (hasLostItsLabel()) {
            return Optional.of(notOurs());
        }
        destruction.remove(remains, gracePeriod, cancellation, Optional.empty());
        return Optional.empty();
    }

    /** Looked at once more: somebody may have taken the cluster over since the search. */
    private boolean hasLostItsLabel() {
        return new ClusterLook(destruction.management())
                .hostedCluster(remains.key(), remains.infraId())
                .filter(it -> !ManagedBy.US.equals(it.labels().get(ManagedBy.LABEL)))
                .isPresent();
    }

    private static Text notOurs() {
        return Text.of("its HostedCluster does not say that we made it");
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Text;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.lease.StoredLease;
import io.hypershift.azure.lease.Work;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A cluster whose lease has expired. */
record ExpiredCluster(
        StoredLease seen, Instant now, Leases leases, ClusterDestruction destruction, Duration gracePeriod)
        implements Abandoned {

    @Override
    public String what() {
        return "cluster " + seen.lease().namespace() + "/" + seen.lease().name();
    }

    @Override
    public String infraId() {
        return seen.lease().infraId();
    }

    @Override
    public String owner() {
        return seen.lease().owner();
    }

    @Override
    public Text why() {
        return seen.lease()
                .removalStartedAt()
                .map(it -> Text.of("its removal was started at {}", it))
                .orElseGet(() -> Text.of("expired at {}", seen.lease().expiresAt()));
    }

    @Override
    public Optional<Text> leftAlone() {
        return seen.atWork(now).map(ExpiredCluster::atWork).or(() -> destruction.liesElsewhere(seen.lease()));
    }

    /** The lease is taken just as it was seen: whoever extended it or began to work meanwhile has changed it. */
    @Override
    public Optional<Text> remove(Cancellation cancellation) {
        var taken = leases.takeAbandoned(seen, cancellation);
        if (taken.isEmpty()) {
            return Optional.of(
                    leases.find(seen.lease().namespace(), seen.lease().name())
                            .filter(it -> it.uid().equals(seen.uid()))
                            .map(this::changed)
                            .orElseGet(() -> Text.of("somebody else has removed it meanwhile")));
        }
        try (var hold = taken.get()) {
            destruction.run(hold, gracePeriod);
        }
        return Optional.empty();
    }

    private Text changed(StoredLease current) {
        return current.atWork()
                .map(ExpiredCluster::atWork)
                .orElseGet(() -> Text.of(
                        "it was extended meanwhile, until {}", current.lease().expiresAt()));
    }

    private static Text atWork(Work work) {
        return Text.of("{} works on it", work.holder());
    }
}

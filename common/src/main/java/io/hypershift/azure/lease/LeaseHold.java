package io.hypershift.azure.lease;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.plan.Cancellation;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A lease in the hands of one who works on its cluster. While it is open it gives signs of life; when the lease is taken away
 * meanwhile, the work is cancelled, so that nothing is made any more that nobody would look for.
 */
public final class LeaseHold implements AutoCloseable {
    private final KubeApi api;
    private final boolean created;
    private final boolean removing;
    private final Cancellation cancellation;
    private final Future<?> heartbeat;
    private Work work;
    private StoredLease current;
    private @Nullable HyperShiftException lost;
    private boolean over;
    private boolean released;

    /**
     * Begins to give signs of life.
     *
     * @param created the lease was not there before
     * @param cancellation of the work
     */
    LeaseHold(
            KubeApi api, StoredLease current, Work work, boolean created, Cancellation cancellation, Heartbeats beats) {
        this.api = api;
        this.current = current;
        this.work = work;
        this.created = created;
        this.removing = current.lease().isBeingRemoved();
        this.cancellation = cancellation;
        this.heartbeat = beats.start(this::beat);
    }

    public synchronized ClusterLease lease() {
        return current.lease();
    }

    /** Whether the lease was not there before, so that all there is of the cluster was made since. */
    public boolean isCreated() {
        return created;
    }

    /** The cancellation of the work: when the lease is lost, it is cancelled. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Why the work failed, where that is because the lease was lost; else the failure itself. */
    public synchronized RuntimeException reason(RuntimeException failure) {
        if (lost == null || lost == failure) {
            return failure;
        }
        lost.addSuppressed(failure);
        return lost;
    }

    /** Changes what is recorded. */
    public synchronized void update(UnaryOperator<ClusterLease> change) {
        if (lost != null) {
            throw lost;
        }
        replace(change, Optional.of(work.renewed(api.clock().instant())));
    }

    /** Deletes the lease, the last thing of a cluster to go; one that somebody took meanwhile stays. */
    public synchronized void release() {
        stop();
        released = true;
        if (lost == null) {
            reread(); // it may have been written since, without harm
            if (lost == null) {
                api.deleteAsRead(current.asRead());
            }
        }
    }

    /** Leaves the cluster as it is to whoever comes next. */
    @Override
    public synchronized void close() {
        stop();
        if (!released && current.atWork().map(Work::holder).equals(Optional.of(work.holder()))) {
            released = true;
            try {
                StoredLease.of(api.replace(current.replacedBy(current.lease(), Optional.empty())));
            } catch (HyperShiftException e) {
                // then the last sign of life runs out by itself
            }
        }
    }

    private void stop() {
        over = true;
        heartbeat.cancel(false);
    }

    synchronized void beat() {
        if (over || lost != null) {
            return;
        }
        try {
            replace(it -> it, Optional.of(work.renewed(api.clock().instant())));
        } catch (RuntimeException e) { // the next one may get through; none would come after one that throws
            var now = api.clock().instant();
            if (lost == null && !work.isAlive(now) && current.lease().isExpired(now)) {
                lose("it has expired, and the management cluster did not hear from us");
            }
        }
    }

    private void replace(UnaryOperator<ClusterLease> change, Optional<Work> next) {
        while (true) {
            try {
                current = StoredLease.of(api.replace(current.replacedBy(change.apply(current.lease()), next)));
                next.ifPresent(it -> work = it);
                return;
            } catch (HyperShiftException e) {
                if (!e.has(KubeCall.CONFLICT) && !e.has(KubeCall.NOT_FOUND)) {
                    throw e;
                }
                reread();
                if (lost != null) {
                    throw lost;
                }
            }
        }
    }

    /** Somebody has written the lease: as long as it is still ours to work under, that is fine. */
    private void reread() {
        var ref = ClusterLease.ref(current.lease().namespace(), current.lease().name());
        var now = api.find(ref).map(StoredLease::of).filter(it -> it.uid().equals(current.uid()));
        if (now.isEmpty()) {
            lose("its lease was deleted");
            return;
        }
        current = now.get();
        var holder = current.atWork().map(Work::holder);
        if (!holder.equals(Optional.of(work.holder()))) {
            lose(holder.map(it -> it + " works on it now").orElse("its work was taken for ended"));
        } else if (current.lease().isBeingRemoved() && !removing) {
            lose("its removal was started");
        }
    }

    private void lose(String how) {
        lost = LeaseProblems.lost(current.lease(), how);
        stop();
        cancellation.cancel();
    }
}

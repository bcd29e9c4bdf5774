package io.hypershift.azure.jenkins;

import hudson.AbortException;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.event.Ages;
import io.hypershift.azure.jenkins.work.Arrival;
import io.hypershift.azure.jenkins.work.Departure;
import io.hypershift.azure.jenkins.work.Keeping;
import io.hypershift.azure.jenkins.work.LedgerEntry;
import io.hypershift.azure.jenkins.work.Pace;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** A step that makes a cluster: it comes, is there, and goes again where it must. */
abstract class ClusterExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private enum Stage {
        ARRIVING,
        THERE,
        DIAGNOSING,
        KEEPING,
        LEAVING
    }

    private final CreateStep cluster;
    private final String id = UUID.randomUUID().toString();
    private final Arrival arrival = new Arrival(Instant.now());
    private final Keeping keeping = new Keeping();
    private final Departure departure = new Departure(true);
    private volatile Stage stage = Stage.ARRIVING;
    private volatile @Nullable Object result;

    ClusterExecution(StepContext context, String step, CreateStep cluster) {
        super(context, step, cluster.getClusterName());
        this.cluster = cluster;
    }

    /** The cluster is ready. */
    abstract Pace arrived(StepWork work) throws IOException, InterruptedException;

    /** Whether a body has been asked for, whose end is to be awaited; it is told to end. */
    boolean bodyWillEnd() {
        return false;
    }

    /** Whether nothing of the cluster may outlive the step. */
    abstract boolean endsWithStep();

    @Override
    final boolean isLook() {
        return switch (stage) {
            case ARRIVING -> arrival.isLook() && failure() == null;
            case THERE -> true;
            case DIAGNOSING, KEEPING -> false;
            case LEAVING -> departure.isLook();
        };
    }

    @Override
    final Pace advance(StepWork work) throws IOException, InterruptedException {
        return switch (stage) {
            case ARRIVING -> failure() == null ? arrive(work) : bodyWillEnd() ? Pace.WHEN_WOKEN : fail(work);
            case THERE -> Pace.WHEN_WOKEN;
            case DIAGNOSING -> diagnose(work);
            case KEEPING -> keep(work);
            case LEAVING -> depart(work);
        };
    }

    @Override
    final Pace failed(StepWork work) throws InterruptedException {
        return switch (stage) {
            case ARRIVING, THERE -> fail(work);
            case DIAGNOSING -> leave(work);
            case KEEPING -> takeBack(work);
            case LEAVING -> complete(null);
        };
    }

    @Override
    public String getStatus() {
        var name = "cluster " + cluster.getClusterName();
        return switch (stage) {
            case ARRIVING -> name + ": on its way since " + Ages.of(arrival.age());
            case THERE -> name + ": there";
            case DIAGNOSING -> name + ": being diagnosed";
            case KEEPING -> name + ": being kept";
            case LEAVING -> name + ": being destroyed";
        };
    }

    final CreateStep cluster() {
        return cluster;
    }

    final Arrival arrival() {
        return arrival;
    }

    /** The body has begun. */
    final void isThere() {
        if (stage == Stage.ARRIVING) {
            stage = Stage.THERE;
        }
    }

    @Override
    final void ended() {
        HyperShiftEngine.get().working().remove(id);
    }

    /** The body has ended: the cluster goes, or is kept for whoever wants to see why it failed, which a diagnosis tells before. */
    final void goes(@Nullable Object outcome) {
        result = Savable.orNull(outcome);
        stage = isToBeDiagnosed() ? Stage.DIAGNOSING : isToBeKept() ? Stage.KEEPING : Stage.LEAVING;
        save();
        wake();
    }

    private Pace arrive(StepWork work) throws IOException, InterruptedException {
        HyperShiftEngine.get().working().add(id);
        if (arrival.isReady()) {
            return arrived(work);
        }
        var inputs = work.inputs();
        var access = cluster.access(inputs);
        var request = cluster.request(inputs, work.build(), work.directory());
        var wait = cluster.awaited(inputs);
        inputs.throwIfAny();
        if (!arrival.hasBegun()) {
            HyperShiftEngine.get().ledger().record(entry(work, endsWithStep()));
        }
        var pace =
                work.with(access, hypershift -> arrival.advance(hypershift.clusters(), request, wait, cancellation()));
        return arrival.isReady() ? Pace.AT_ONCE : pace; // what is done with it then is no look
    }

    private Pace fail(StepWork work) throws InterruptedException {
        if (isOnRecord() && isToBeDiagnosed()) {
            stage = Stage.DIAGNOSING;
            return Pace.AT_ONCE;
        }
        if (isFailed()) {
            cluster.diagnosis(work).tellJUnit(told());
        }
        return leave(work);
    }

    /** Sees why it has failed while it is there. */
    private Pace diagnose(StepWork work) throws InterruptedException {
        HyperShiftEngine.get().working().add(id);
        tidy(work);
        var diagnosis = cluster.diagnosis(work);
        var told = Optional.<String>empty();
        try {
            var inputs = work.inputs();
            var access = cluster.access(inputs);
            var owner = cluster.destroyRequest(inputs, work.build()).owner();
            inputs.throwIfAny();
            if (work.with(access, it -> isToBeSeen(it.clusters(), owner))) {
                told = diagnosis.tellBesideFailure(told(), access, cancellation());
            }
        } catch (RuntimeException e) {
            if (HyperShiftEngine.get().engine().isClosing()) {
                throw e;
            }
            diagnosis.couldNot(e);
        }
        if (!arrival.isReady()) {
            if (told.isPresent()) {
                tellFailure(told.get());
            } else {
                diagnosis.tellJUnit(told());
            }
        }
        return leave(work);
    }

    /** Of one that nobody has on record, or that did not come to a HostedCluster, there is nothing to see. */
    private boolean isToBeSeen(Clusters clusters, String owner) {
        return clusters.lifetimes().recordedUntil(cluster.key(), owner).isPresent()
                && (arrival.isReady() || clusters.isThere(cluster.key()));
    }

    private String told() {
        var failure = failure();
        return failure == null ? "" : String.valueOf(failure.getMessage());
    }

    /** Begins to take the cluster back or to keep it, if any of it is there and ours. */
    final Pace leave(StepWork work) {
        if (!(isOnRecord() && (endsWithStep() || arrival.isOurs()))) {
            return complete(null); // what is recorded, the reaper looks after
        }
        if (isToBeKept()) {
            stage = Stage.KEEPING;
            return Pace.AT_ONCE;
        }
        return takeBack(work);
    }

    private boolean isOnRecord() {
        return HyperShiftEngine.get().ledger().entries().stream()
                .anyMatch(entry -> entry.id().equals(id));
    }

    private Pace takeBack(StepWork work) {
        HyperShiftEngine.get().ledger().record(entry(work, true));
        stage = Stage.LEAVING;
        return Pace.AT_ONCE;
    }

    private boolean isToBeDiagnosed() {
        return cluster.diagnoseOnFailure && arrival.hasBegun() && isFailed();
    }

    private boolean isToBeKept() {
        return cluster.getKeepOnFailure() != null && isFailed();
    }

    /** An abort is no failure that anybody would look into. */
    private boolean isFailed() {
        return failure() != null && !isAborted();
    }

    /** Leaves the cluster to the reaper, which waits until its lease has expired. One that cannot be kept goes. */
    private Pace keep(StepWork work) throws IOException, InterruptedException {
        var engine = HyperShiftEngine.get();
        engine.working().add(id);
        tidy(work);
        var inputs = work.inputs();
        var access = cluster.access(inputs);
        var request = cluster.destroyRequest(inputs, work.build());
        var howLong = cluster.keepOnFailure(inputs).orElseThrow();
        inputs.throwIfAny();
        var pace = work.with(
                access, hypershift -> keeping.advance(hypershift.clusters(), request.key(), request.owner(), howLong));
        if (!keeping.isOver()) {
            return pace;
        }
        if (keeping.until().isEmpty()) {
            return takeBack(work);
        }
        engine.ledger().record(entry(work, false));
        work.log()
                .print("cluster " + cluster.getClusterName() + ": kept until " + keeping.until()
                        + ", since the step failed and keepOnFailure is given\n  Destroy it before with: "
                        + cluster.destroyStep(work.build()).call());
        return complete(null);
    }

    private Pace depart(StepWork work) throws IOException, InterruptedException {
        var engine = HyperShiftEngine.get();
        engine.working().add(id);
        try {
            tidy(work);
            var inputs = work.inputs();
            var access = cluster.access(inputs);
            var request = cluster.destroyRequest(inputs, work.build());
            inputs.throwIfAny();
            var pace = work.with(access, hypershift -> departure.advance(hypershift.clusters(), request));
            if (!departure.isGone()) {
                return pace;
            }
            if (departure.hasFound()) {
                work.log().print("cluster " + cluster.getClusterName() + ": destroyed");
            } else if (arrival.isReady() && isOnRecord()) {
                keepFirst(new AbortException("cluster " + cluster.getClusterName()
                        + " was taken away while it was in use, as anybody may once it has expired."
                        + "\n  Give it longer with ttl, or extend it in time: " + ExtendClusterStep.NAME));
            }
            engine.ledger().forget(id);
            return complete(result);
        } catch (RuntimeException e) {
            if (engine.engine().isClosing()) {
                throw e;
            }
            var text = work.failure(e).getMessage() + "\n  Cluster " + cluster.getClusterName()
                    + " goes on costing money. Once the build has ended, this Jenkins tries again.";
            if (failure() != null) {
                work.log().print("ERROR: " + text);
            }
            keepFirst(new AbortException(text));
            return complete(null);
        }
    }

    /** Removes what was written for a body. */
    void tidy(StepWork work) throws InterruptedException {}

    private LedgerEntry entry(StepWork work, boolean endsWithBuild) {
        return new LedgerEntry(
                id,
                work.run().getParent().getFullName(),
                work.run().getNumber(),
                endsWithBuild,
                cluster.destroyStep(work.build()).arguments());
    }
}

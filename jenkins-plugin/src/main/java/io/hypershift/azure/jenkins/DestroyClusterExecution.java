package io.hypershift.azure.jenkins;

import io.hypershift.azure.jenkins.work.Departure;
import io.hypershift.azure.jenkins.work.Pace;
import java.util.Objects;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Takes a cluster away. */
final class DestroyClusterExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final DestroyClusterStep cluster;
    private final Departure departure = new Departure(false);

    DestroyClusterExecution(StepContext context, DestroyClusterStep cluster) {
        super(context, DestroyClusterStep.NAME, cluster.getClusterName());
        this.cluster = cluster;
    }

    @Override
    Pace advance(StepWork work) {
        var inputs = work.inputs();
        var access = cluster.access(inputs);
        var request = cluster.destroyRequest(inputs, work.build());
        inputs.throwIfAny();
        var pace = work.with(access, hypershift -> departure.advance(hypershift.clusters(), request));
        if (!departure.isGone()) {
            return pace;
        }
        var ledger = HyperShiftEngine.get().ledger();
        var destroyed = cluster.destroyStep(work.build()).arguments();
        ledger.entries().stream()
                .filter(entry -> entry.isAbout(destroyed))
                .filter(entry -> Objects.equals(entry.destroy().get("owner"), destroyed.get("owner")))
                .forEach(entry -> ledger.forget(entry.id()));
        work.log()
                .print("cluster " + cluster.getClusterName()
                        + (departure.hasFound() ? ": destroyed" : ": there is nothing of it"));
        return complete(null);
    }

    /** An abort lets the destruction go on: half a cluster costs as much. The step ends with the cause when it is done. */
    @Override
    Pace failed(StepWork work) {
        return complete(null);
    }

    @Override
    boolean isLook() {
        return departure.isLook();
    }

    @Override
    public String getStatus() {
        return "cluster " + cluster.getClusterName() + ": being destroyed";
    }
}

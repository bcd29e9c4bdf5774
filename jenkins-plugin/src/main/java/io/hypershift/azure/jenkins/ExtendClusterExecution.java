package io.hypershift.azure.jenkins;

import io.hypershift.azure.jenkins.work.Pace;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Lets a cluster live longer, in one piece: it may be repeated, so after a restart it is. */
final class ExtendClusterExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final ExtendClusterStep cluster;

    ExtendClusterExecution(StepContext context, ExtendClusterStep cluster) {
        super(context, ExtendClusterStep.NAME, "");
        this.cluster = cluster;
    }

    @Override
    Pace advance(StepWork work) {
        if (failure() != null) {
            return complete(null);
        }
        var inputs = work.inputs();
        var access = cluster.access(inputs);
        var request = cluster.request(inputs, work.build());
        inputs.throwIfAny();
        var isDry = cluster.isDryRun();
        var until = work.with(
                access,
                hypershift -> isDry
                        ? hypershift.clusters().dryRun().extend(request)
                        : hypershift.clusters().extend(request));
        work.log()
                .print("cluster " + cluster.getClusterName()
                        + (isDry
                                ? ": would live until " + until + "; nothing was changed, this is a dry run"
                                : ": lives until " + until));
        return complete(until.toString());
    }

    @Override
    Pace failed(StepWork work) {
        return complete(null);
    }

    /** No look, but as short: it must not come too late for its cluster. */
    @Override
    boolean isLook() {
        return true;
    }

    @Override
    public String getStatus() {
        return "cluster " + cluster.getClusterName() + ": being extended";
    }
}

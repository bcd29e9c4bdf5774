package io.hypershift.azure.jenkins;

import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Lets a cluster live longer. */
final class ExtendClusterExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final ExtendClusterStep cluster;

    ExtendClusterExecution(StepContext context, ExtendClusterStep cluster) {
        super(context, ExtendClusterStep.NAME, "cluster " + cluster.getClusterName() + ": being extended");
        this.cluster = cluster;
    }

    @Override
    Object perform(StepWork work) {
        var inputs = work.inputs();
        var access = cluster.access(inputs);
        var request = cluster.request(inputs, work.build());
        inputs.throwIfAny();
        var isDry = cluster.isDryRun();
        var until = work.with(
                access,
                hypershift -> isDry
                        ? hypershift.clusters().dryRun().extend(request)
                        : hypershift.clusters().lifetimes().extend(request));
        work.log()
                .print("cluster " + cluster.getClusterName()
                        + (isDry
                                ? ": would live until " + until + "; nothing was changed, this is a dry run"
                                : ": lives until " + until));
        return until.toString();
    }

    /** No look, but as short: it must not come too late for its cluster. */
    @Override
    boolean isLook() {
        return true;
    }
}

package io.hypershift.azure.jenkins;

import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Looks at a cluster, in one piece: it changes nothing, so after a restart it is done again. */
final class VerifyClusterExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final VerifyClusterStep cluster;

    VerifyClusterExecution(StepContext context, VerifyClusterStep cluster) {
        super(context, VerifyClusterStep.NAME, "checking cluster " + cluster.getClusterName());
        this.cluster = cluster;
    }

    @Override
    @Nullable Object perform(StepWork work) {
        var inputs = work.inputs();
        var access = cluster.access(inputs);
        var key = cluster.key(inputs);
        inputs.throwIfAny();
        var report = with(access, work, hypershift -> hypershift.health().verify(key, cancellation()));
        return CheckFacts.tell(report, work);
    }
}

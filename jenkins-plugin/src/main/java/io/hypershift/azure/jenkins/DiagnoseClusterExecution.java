package io.hypershift.azure.jenkins;

import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Diagnoses a cluster, in one piece: it changes nothing there, so after a restart it is done again. */
final class DiagnoseClusterExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final DiagnoseClusterStep cluster;

    DiagnoseClusterExecution(StepContext context, DiagnoseClusterStep cluster) {
        super(context, DiagnoseClusterStep.NAME, "diagnosing cluster " + cluster.getClusterName());
        this.cluster = cluster;
    }

    @Override
    @Nullable Object perform(StepWork work) throws IOException, InterruptedException {
        var inputs = work.inputs();
        var access = cluster.access(inputs, work);
        var diagnosis = cluster.diagnosis(inputs, work);
        inputs.throwIfAny();
        return diagnosis.tell(access, cancellation());
    }
}

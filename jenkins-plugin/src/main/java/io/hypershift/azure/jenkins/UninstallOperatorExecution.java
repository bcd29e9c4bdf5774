package io.hypershift.azure.jenkins;

import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Removes the operator. */
final class UninstallOperatorExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final UninstallOperatorStep operator;

    UninstallOperatorExecution(StepContext context, UninstallOperatorStep operator) {
        super(context, UninstallOperatorStep.NAME, "removing the operator");
        this.operator = operator;
    }

    @Override
    @Nullable Object perform(StepWork work) {
        var inputs = work.inputs();
        var access = operator.access(inputs);
        var request = operator.request(inputs);
        inputs.throwIfAny();
        boolean found = with(
                access, work, hypershift -> hypershift.operators().uninstall(request, operator.dryRun, cancellation()));
        work.log().print("operator " + request.namespace() + told(found));
        return null;
    }

    private String told(boolean found) {
        if (!found) {
            return ": there is none";
        }
        return operator.dryRun ? ": nothing was changed, this is a dry run" : ": removed";
    }
}

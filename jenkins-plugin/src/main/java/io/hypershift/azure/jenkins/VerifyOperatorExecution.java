package io.hypershift.azure.jenkins;

import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Checks the operator, in one piece: it changes nothing, so after a restart it is done again. */
final class VerifyOperatorExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final VerifyOperatorStep operator;

    VerifyOperatorExecution(StepContext context, VerifyOperatorStep operator) {
        super(context, VerifyOperatorStep.NAME, "checking the operator");
        this.operator = operator;
    }

    @Override
    @Nullable Object perform(StepWork work) {
        var inputs = work.inputs();
        var access = operator.access(inputs);
        var request = operator.request(inputs);
        inputs.throwIfAny();
        var report = with(access, work, hypershift -> hypershift.operators().verify(request, cancellation()));
        return CheckFacts.tell(report, work);
    }
}

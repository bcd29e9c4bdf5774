package io.hypershift.azure.jenkins;

import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Checks a foundation, in one piece: it changes nothing, so after a restart it is done again. */
final class VerifyFoundationExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final VerifyFoundationStep foundation;

    VerifyFoundationExecution(StepContext context, VerifyFoundationStep foundation) {
        super(context, VerifyFoundationStep.NAME, "checking the foundation");
        this.foundation = foundation;
    }

    @Override
    @Nullable Object perform(StepWork work) {
        var inputs = work.inputs();
        var access = foundation.access(inputs);
        var request = foundation.request(inputs);
        inputs.throwIfAny();
        var report = with(access, work, hypershift -> hypershift.foundations().verify(request, cancellation()));
        return CheckFacts.tell(report, work);
    }
}

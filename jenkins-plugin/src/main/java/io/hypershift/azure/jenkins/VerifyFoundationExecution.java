package io.hypershift.azure.jenkins;

import io.hypershift.azure.jenkins.work.Pace;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Checks a foundation, in one piece: it changes nothing, so after a restart it is done again. */
final class VerifyFoundationExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final VerifyFoundationStep foundation;

    VerifyFoundationExecution(StepContext context, VerifyFoundationStep foundation) {
        super(context, VerifyFoundationStep.NAME, "");
        this.foundation = foundation;
    }

    @Override
    Pace advance(StepWork work) {
        if (failure() != null) {
            return complete(null);
        }
        var inputs = work.inputs();
        var access = foundation.access(inputs);
        var request = foundation.request(inputs);
        inputs.throwIfAny();
        var report = HyperShiftEngine.get()
                .engine()
                .untilClosed(
                        cancellation(),
                        () -> work.with(
                                access, hypershift -> hypershift.foundations().verify(request, cancellation())));
        return complete(CheckFacts.tell(report, work));
    }

    @Override
    Pace failed(StepWork work) {
        return complete(null);
    }

    @Override
    boolean isLook() {
        return false;
    }

    @Override
    public String getStatus() {
        return "checking the foundation";
    }
}

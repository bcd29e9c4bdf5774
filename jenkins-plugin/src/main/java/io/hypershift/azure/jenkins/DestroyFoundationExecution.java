package io.hypershift.azure.jenkins;

import io.hypershift.azure.jenkins.work.Pace;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Removes a foundation, in one piece: it may be repeated, so after a restart it is. */
final class DestroyFoundationExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final DestroyFoundationStep foundation;

    DestroyFoundationExecution(StepContext context, DestroyFoundationStep foundation) {
        super(context, DestroyFoundationStep.NAME, "");
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
        boolean done = HyperShiftEngine.get()
                .engine()
                .untilClosed(
                        cancellation(),
                        () -> work.with(access, hypershift -> {
                            hypershift.foundations().destroy(request, foundation.isDryRun(), cancellation());
                            return !foundation.isDryRun();
                        }));
        work.log().print("foundation " + request.prefix() + (done ? ": destroyed" : ": nothing was removed"));
        return complete(null);
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
        return "removing the foundation";
    }
}

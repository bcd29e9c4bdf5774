package io.hypershift.azure.jenkins;

import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** Removes a foundation. */
final class DestroyFoundationExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final DestroyFoundationStep foundation;

    DestroyFoundationExecution(StepContext context, DestroyFoundationStep foundation) {
        super(context, DestroyFoundationStep.NAME, "removing the foundation");
        this.foundation = foundation;
    }

    @Override
    @Nullable Object perform(StepWork work) {
        var inputs = work.inputs();
        var access = foundation.access(inputs);
        var request = foundation.request(inputs);
        inputs.throwIfAny();
        boolean done = with(access, work, hypershift -> {
            hypershift.foundations().destroy(request, foundation.isDryRun(), cancellation());
            return !foundation.isDryRun();
        });
        work.log().print("foundation " + request.prefix() + (done ? ": destroyed" : ": nothing was removed"));
        return null;
    }
}

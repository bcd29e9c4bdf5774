package io.hypershift.azure.jenkins;

import io.hypershift.azure.jenkins.work.Pace;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/**
 * Tells what a step would do, in one piece, and returns nothing. It may be repeated, so after a restart it is. Neither the ledger
 * nor any file learns of it.
 */
final class DryRunExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final DryRun dryRun;

    DryRunExecution(StepContext context, String step, DryRun dryRun) {
        super(context, step, "");
        this.dryRun = dryRun;
    }

    @Override
    Pace advance(StepWork work) {
        if (failure() != null) {
            return complete(null);
        }
        var line = HyperShiftEngine.get().engine().untilClosed(cancellation(), () -> dryRun.tell(work, cancellation()));
        work.log().print(line);
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
        return step() + ": dry run";
    }
}

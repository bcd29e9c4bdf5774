package io.hypershift.azure.jenkins;

import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a step would do, in one piece, and returns nothing. Neither the ledger
 * nor any file learns of it.
 */
final class DryRunExecution extends OnePieceExecution {
    private static final long serialVersionUID = 1L;

    private final DryRun dryRun;

    DryRunExecution(StepContext context, String step, DryRun dryRun) {
        super(context, step, step + ": dry run");
        this.dryRun = dryRun;
    }

    @Override
    @Nullable Object perform(StepWork work) {
        work.log()
                .print(HyperShiftEngine.get()
                        .engine()
                        .untilClosed(cancellation(), () -> dryRun.tell(work, cancellation())));
        return null;
    }
}

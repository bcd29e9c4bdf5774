package io.hypershift.azure.jenkins;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.jenkins.work.Pace;
import java.io.IOException;
import java.util.function.Function;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jspecify.annotations.Nullable;

/** A step that is done in one piece, and may be done again: after a restart it is. */
abstract class OnePieceExecution extends LongExecution {
    private static final long serialVersionUID = 1L;

    private final String status;

    /**
     * A step that deals with no single cluster.
     *
     * @param step the name the step is called by
     * @param status what it is doing, for who looks at the build
     */
    OnePieceExecution(StepContext context, String step, String status) {
        super(context, step, "");
        this.status = status;
    }

    /** Does all of it; returns what the step returns. */
    abstract @Nullable Object perform(StepWork work) throws IOException, InterruptedException;

    /** Calls the product; the call is cancelled when the step or all of Jenkins is ended. */
    final <T> T with(Access access, StepWork work, Function<HyperShiftAzure, T> operation) {
        return HyperShiftEngine.get().engine().untilClosed(cancellation(), () -> work.with(access, operation));
    }

    @Override
    final Pace advance(StepWork work) throws IOException, InterruptedException {
        return complete(failure() == null ? perform(work) : null);
    }

    @Override
    final Pace failed(StepWork work) {
        return complete(null);
    }

    @Override
    boolean isLook() {
        return false;
    }

    @Override
    public final String getStatus() {
        return status;
    }
}

package io.hypershift.azure.jenkins;

import hudson.AbortException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.jenkins.work.Loop;
import io.hypershift.azure.jenkins.work.Pace;
import io.hypershift.azure.jenkins.work.Task;
import io.hypershift.azure.plan.Cancellation;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;

/**
 * A step that takes longer than a thread of Jenkins may wait, and outlives a restart of Jenkins. It goes on in pieces on the
 * plugin's own threads; what is saved with the build between them is enough to do the next.
 */
abstract class LongExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGGER = Logger.getLogger(LongExecution.class.getName());

    private final String step;
    private final String subject;
    private volatile @Nullable Throwable failure;
    private transient volatile boolean over;
    private transient @Nullable Loop loop;
    private transient @Nullable Cancellation cancellation;
    private transient @Nullable StepWork work;

    /**
     * @param step the name the step is called by
     * @param subject what its events are filed under; an empty one has no file
     */
    LongExecution(StepContext context, String step, String subject) {
        super(context);
        this.step = step;
        this.subject = subject;
    }

    /** Does one piece. A failure goes to {@link #failed}. */
    abstract Pace advance(StepWork work) throws IOException, InterruptedException;

    /** What becomes of the step when a piece has failed; {@link #failure} has the first cause. */
    abstract Pace failed(StepWork work) throws InterruptedException;

    /** Whether the next piece is but a short look. */
    abstract boolean isLook();

    @Override
    public final boolean start() {
        loop().wake();
        return false;
    }

    @Override
    public final void onResume() {
        super.onResume();
        if (!over) {
            loop().wake();
        }
    }

    /** An abort: what is under way is cancelled, and the step ends when it has tidied up. Only the first cause counts. */
    @Override
    public void stop(Throwable cause) {
        keepFirst(cause);
        save();
        cancellation().cancel();
        loop().wake();
    }

    final @Nullable Throwable failure() {
        return failure;
    }

    /** Whether the step was ended from outside, as by an abort or a time-out, and nothing of itself has failed. */
    final boolean isAborted() {
        return failure instanceof FlowInterruptedException known && known.isActualInterruption();
    }

    final synchronized void keepFirst(Throwable cause) {
        if (failure == null) {
            failure = Savable.of(cause);
        }
    }

    /** Tells the step's own failure better; it stays what the step ends with. */
    final synchronized void tellFailure(String text) {
        failure = new AbortException(text);
    }

    final String step() {
        return step;
    }

    final synchronized Cancellation cancellation() {
        var known = cancellation;
        if (known == null) {
            known = new Cancellation();
            cancellation = known;
        }
        return known;
    }

    final void wake() {
        loop().wake();
    }

    /** Ends the step. */
    final Pace complete(@Nullable Object result) {
        if (!over) {
            over = true;
            ended();
            var cause = failure;
            try {
                if (cause == null) {
                    getContext().onSuccess(result);
                } else {
                    getContext().onFailure(cause);
                }
            } catch (RuntimeException e) { // Jenkins has ended the step by force
                LOGGER.log(Level.INFO, e, () -> step + " of " + subject + " is done, and was over before");
            }
        }
        return Pace.WHEN_WOKEN;
    }

    /** The step has ended, whatever came of it. */
    void ended() {}

    private synchronized Loop loop() {
        var known = loop;
        if (known == null) {
            known = new Loop(HyperShiftEngine.get().engine(), new Pieces());
            loop = known;
        }
        return known;
    }

    private synchronized StepWork work() throws IOException, InterruptedException {
        var known = work;
        if (known == null) {
            known = new StepWork(getContext(), step, subject);
            work = known;
        }
        return known;
    }

    final void save() {
        try {
            var unused = getContext().saveState();
        } catch (RuntimeException e) { // Jenkins has ended the step by force
            LOGGER.log(Level.FINE, e, () -> step + " of " + subject + " is not saved");
        }
    }

    private static boolean isCancelled(Throwable failure) {
        return failure instanceof HyperShiftException known && known.has(Cancellation.CODE);
    }

    /** The step as the loop sees it: after each piece, what it has come to is saved. */
    private final class Pieces implements Task {
        @Override
        public boolean isLook() {
            return LongExecution.this.isLook();
        }

        @Override
        public Pace run() {
            if (over) {
                return Pace.WHEN_WOKEN;
            }
            try {
                var pace = piece(work());
                if (pace != Pace.AFTER_A_WHILE && !over) {
                    save();
                }
                return pace;
            } catch (IOException e) { // there is no such build any more
                LOGGER.log(Level.INFO, e, () -> step + " of " + subject + ": its build is gone");
                return Pace.WHEN_WOKEN;
            } catch (InterruptedException e) {
                return HyperShiftEngine.get().engine().isClosing() ? Pace.WHEN_WOKEN : Pace.AFTER_A_WHILE;
            }
        }

        private Pace piece(StepWork work) throws InterruptedException {
            try {
                return advance(work);
            } catch (IOException | RuntimeException | Error e) {
                if (HyperShiftEngine.get().engine().isClosing()) {
                    work.log().print(step + ": Jenkins stops; this goes on when it is back");
                    return Pace.WHEN_WOKEN;
                }
                var told = work.failure(e);
                if (failure() != null && !isCancelled(e)) {
                    work.log().print("ERROR: " + told.getMessage());
                }
                keepFirst(told);
                return failed(work);
            }
        }
    }
}

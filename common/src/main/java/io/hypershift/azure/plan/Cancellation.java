package io.hypershift.azure.plan;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets somebody outside end an operation early: it is checked before each step and during each wait. */
public final class Cancellation {
    /** The code of the problem that a cancelled operation ends with. */
    public static final String CODE = "cancelled";

    private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

    public void cancel() {
        cancelled.complete(null);
    }

    public boolean isCancelled() {
        return cancelled.isDone();
    }

    /** One that is cancelled with this one, or alone. */
    public Cancellation child() {
        var child = new Cancellation();
        var unused = cancelled.thenRun(child::cancel);
        return child;
    }

    /** Waits for as long as given or until cancelled; an interrupt cancels. */
    public void sleep(Duration duration) {
        try {
            cancelled.get(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // the wait is over, as wanted
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes this exceptionally", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
        }
    }

    /** Throws when cancelled. */
    public void check() {
        if (isCancelled()) {
            throw new HyperShiftException(Problem.of(CODE, "cancelled"));
        }
    }

    /** Completes when cancelled. */
    CompletableFuture<Void> whenCancelled() {
        return cancelled;
    }
}

package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Next;

/** What runs in a container from when it is started until it ends. */
@FunctionalInterface
public interface Program {

    /** Looks how the program is doing; it is looked at again when it says, and when anything is told. */
    Moment look(RunningContainer container) throws InterruptedException;

    /** How a program is doing. */
    sealed interface Moment {}

    /** It has ended. */
    record Ended(int exitCode) implements Moment {}

    /**
     * It runs.
     *
     * @param next when something may happen in it
     */
    record Runs(boolean isReady, Next next) implements Moment {
        public static final Runs WELL = new Runs(true, Next.WHEN_CHANGED);
    }
}

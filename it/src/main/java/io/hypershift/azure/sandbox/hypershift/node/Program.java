package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Next;
import java.net.InetSocketAddress;
import java.util.Optional;

/** What runs in a container from when it is started until it ends. */
@FunctionalInterface
public interface Program {

    /** Looks how the program is doing; it is looked at again when it says, and when anything is told. */
    Moment look(RunningContainer container) throws InterruptedException;

    /** Where those are led to who connect to a port of the container; empty if nobody listens on it. */
    default Optional<InetSocketAddress> listener(RunningContainer container, int port) {
        return Optional.empty();
    }

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

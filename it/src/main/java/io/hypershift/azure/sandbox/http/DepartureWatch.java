package io.hypershift.azure.sandbox.http;

import java.io.IOException;

/** Runs the writer of a stream while a second thread reads what the client sends, and interrupts the writer when it leaves. */
final class DepartureWatch {
    private final Thread writer = Thread.currentThread();
    private final Input input;
    private final Runnable onDeparture;
    private boolean finished;

    /** One blocking read. */
    @FunctionalInterface
    interface Input {
        /** Reads something; below 0 says that nothing more will come. */
        int readOn() throws IOException;
    }

    /** The work that lasts as long as the client listens. */
    @FunctionalInterface
    interface Output {
        void write() throws IOException, InterruptedException;
    }

    private DepartureWatch(Input input, Runnable onDeparture) {
        this.input = input;
        this.onDeparture = onDeparture;
    }

    /** Returns whether the writer came to its end by itself. */
    static boolean run(Input input, Runnable onDeparture, Output output) throws IOException {
        var watch = new DepartureWatch(input, onDeparture);
        watch.start();
        try {
            output.write();
            return true;
        } catch (InterruptedException e) {
            return false;
        } finally {
            watch.finish();
        }
    }

    private void start() {
        var thread = new Thread(this::readUntilGone, writer.getName() + "-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void readUntilGone() {
        try {
            while (input.readOn() >= 0) {
                // What a client says on a stream of ours is not asked for.
            }
        } catch (IOException e) {
            // Gone as well.
        }
        onDeparture.run();
        interruptWriter();
    }

    private synchronized void interruptWriter() {
        if (!finished) {
            writer.interrupt();
        }
    }

    private synchronized void finish() {
        finished = true;
        Thread.interrupted();
    }
}

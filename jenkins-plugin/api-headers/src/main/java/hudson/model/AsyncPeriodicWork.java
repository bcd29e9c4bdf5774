package hudson.model;

import java.io.IOException;

/** What the controller does again and again, each time on a thread of its own. */
public abstract class AsyncPeriodicWork extends PeriodicWork {
    protected AsyncPeriodicWork(String name) {}

    @Override
    public final void doRun() {
        throw new UnsupportedOperationException("a declaration only");
    }

    protected abstract void execute(TaskListener listener) throws IOException, InterruptedException;
}

package hudson.triggers;

import java.util.TimerTask;

/** A task of the clock that outlives its own failures. */
public abstract class SafeTimerTask extends TimerTask {
    @Override
    public final void run() {
        throw new UnsupportedOperationException("a declaration only");
    }

    protected abstract void doRun() throws Exception;
}

package io.hypershift.azure.jenkins.work;

import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs a task piece by piece, as the task says, and earlier when woken. Between the pieces it holds no thread. */
public final class Loop {
    private static final Logger LOGGER = Logger.getLogger(Loop.class.getName());

    private enum State {
        IDLE,
        WAITING,
        QUEUED,
        RUNNING,
        WOKEN_WHILE_RUNNING
    }

    private final Engine engine;
    private final Task task;
    private State state = State.IDLE;
    private @Nullable Future<?> wait;

    public Loop(Engine engine, Task task) {
        this.engine = engine;
        this.task = task;
    }

    /** Lets the task run soon; when it is running, once more after that. */
    public synchronized void wake() {
        switch (state) {
            case IDLE -> submit();
            case WAITING -> {
                if (wait != null) {
                    wait.cancel(false);
                }
                submit();
            }
            case RUNNING -> state = State.WOKEN_WHILE_RUNNING;
            case QUEUED, WOKEN_WHILE_RUNNING -> {} // it will run as it is
        }
    }

    private void submit() {
        state = State.QUEUED;
        engine.submit(task.isLook(), this::turn);
    }

    private void turn() {
        begin();
        var pace = Pace.AFTER_A_WHILE;
        try {
            pace = task.run();
        } catch (RuntimeException | Error e) { // tried again later: a loop that dies would leave a cluster to itself
            LOGGER.log(Level.WARNING, "a piece of work failed", e);
        }
        end(pace);
    }

    private synchronized void begin() {
        state = State.RUNNING;
    }

    private synchronized void end(Pace pace) {
        if (state == State.WOKEN_WHILE_RUNNING || pace == Pace.AT_ONCE) {
            submit();
        } else if (pace == Pace.AFTER_A_WHILE) {
            state = State.WAITING;
            wait = engine.afterAWhile(this::wake);
        } else {
            state = State.IDLE;
        }
    }
}

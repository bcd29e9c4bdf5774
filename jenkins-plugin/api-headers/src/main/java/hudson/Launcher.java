package hudson;

/** Starts processes on the controller or on an agent. */
public abstract class Launcher {
    private Launcher() {}
}

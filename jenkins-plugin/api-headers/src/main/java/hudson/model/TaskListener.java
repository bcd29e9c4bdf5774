package hudson.model;

import java.io.PrintStream;
import java.io.Serializable;

/** Where a build or other work tells what it does. */
public interface TaskListener extends Serializable {
    PrintStream getLogger();
}

package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** The body of a step under way. */
public abstract class BodyExecution implements Serializable {
    public boolean cancel(Throwable cause) {
        throw new UnsupportedOperationException("a declaration only");
    }
}

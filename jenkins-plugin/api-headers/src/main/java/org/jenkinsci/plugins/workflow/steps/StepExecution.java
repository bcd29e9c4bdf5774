package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** A step under way. */
public abstract class StepExecution implements Serializable {
    protected StepExecution(StepContext context) {}

    public StepContext getContext() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public abstract boolean start() throws Exception;

    public void stop(Throwable cause) throws Exception {
        throw new UnsupportedOperationException("a declaration only");
    }

    public void onResume() {
        throw new UnsupportedOperationException("a declaration only");
    }

    public String getStatus() {
        throw new UnsupportedOperationException("a declaration only");
    }
}

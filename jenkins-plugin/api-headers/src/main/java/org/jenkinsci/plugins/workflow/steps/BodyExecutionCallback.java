package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;

/** Is told of what becomes of the body of a step. */
public abstract class BodyExecutionCallback implements Serializable {
    public void onStart(StepContext context) {
        throw new UnsupportedOperationException("a declaration only");
    }

    public abstract void onSuccess(StepContext context, Object result);

    public abstract void onFailure(StepContext context, Throwable failure);
}

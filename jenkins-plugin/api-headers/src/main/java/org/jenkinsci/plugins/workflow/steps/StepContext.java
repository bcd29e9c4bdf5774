package org.jenkinsci.plugins.workflow.steps;

import com.google.common.util.concurrent.ListenableFuture;
import java.io.IOException;
import java.io.Serializable;

/** What a step finds around it, and is ended by. */
public abstract class StepContext implements Serializable {
    public abstract <T> T get(Class<T> type) throws IOException, InterruptedException;

    public abstract void onSuccess(Object result);

    public abstract void onFailure(Throwable failure);

    public abstract ListenableFuture<Void> saveState();

    public abstract BodyInvoker newBodyInvoker();
}

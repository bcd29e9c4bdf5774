package org.jenkinsci.plugins.workflow.steps;

import hudson.console.ConsoleLogFilter;

/** Starts the body of a step. */
public abstract class BodyInvoker {
    public abstract BodyInvoker withContext(Object given);

    public BodyInvoker withContexts(Object... given) {
        throw new UnsupportedOperationException("a declaration only");
    }

    public abstract BodyInvoker withCallback(BodyExecutionCallback callback);

    public abstract BodyExecution start();

    public static ConsoleLogFilter mergeConsoleLogFilters(ConsoleLogFilter outer, ConsoleLogFilter inner) {
        throw new UnsupportedOperationException("a declaration only");
    }
}

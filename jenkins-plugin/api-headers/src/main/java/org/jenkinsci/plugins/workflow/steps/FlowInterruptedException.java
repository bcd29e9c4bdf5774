package org.jenkinsci.plugins.workflow.steps;

/** What a step ends with that is ended from outside, or tells the result of something else. */
public final class FlowInterruptedException extends InterruptedException {
    private FlowInterruptedException() {}

    public boolean isActualInterruption() {
        throw new UnsupportedOperationException("a declaration only");
    }
}

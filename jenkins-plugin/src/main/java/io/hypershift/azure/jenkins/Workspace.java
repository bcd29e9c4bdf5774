package io.hypershift.azure.jenkins;

import hudson.FilePath;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The workspace that a step is in.
 *
 * @param path null outside of a node
 * @param isAwaited whether its agent has yet to come back, as after a restart of Jenkins
 */
record Workspace(@Nullable FilePath path, boolean isAwaited) {

    static Workspace of(StepWork work) throws InterruptedException {
        try {
            return new Workspace(work.context().get(FilePath.class), false);
        } catch (IOException e) {
            work.tellOnce("waiting for the agent: " + e.getMessage());
            return new Workspace(null, true);
        }
    }
}

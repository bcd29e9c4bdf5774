package io.hypershift.azure.jenkins;

import hudson.FilePath;
import hudson.slaves.WorkspaceList;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A kubeconfig on the agent, beside the workspace: what is archived or checked in never has it. */
final class AgentKubeconfig implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String folder = "hypershift-" + UUID.randomUUID();

    /** Writes the file, for its owner alone, and returns its path on the agent. */
    String write(FilePath workspace, Sensitive content) throws IOException, InterruptedException {
        var directory = directory(workspace);
        directory.mkdirs();
        directory.chmod(0700);
        var file = directory.child("kubeconfig");
        file.write(content.reveal(), "UTF-8");
        file.chmod(0600);
        return file.getRemote();
    }

    /** Removes the file, and returns whether it is gone; of an agent that is not there it is told that it may be there still. */
    boolean remove(@Nullable FilePath workspace, StepWork work) throws InterruptedException {
        try {
            if (workspace != null) {
                directory(workspace).deleteRecursive();
                return true;
            }
        } catch (IOException e) {
            work.tellOnce("WARNING: " + e);
        }
        work.tellOnce(
                "WARNING: the agent is not there; its folder " + folder + " may still hold the cluster's kubeconfig");
        return false;
    }

    private FilePath directory(FilePath workspace) throws IOException {
        var temporary = WorkspaceList.tempDir(workspace);
        if (temporary == null) {
            throw new IOException("the workspace " + workspace.getRemote() + " has no folder beside it");
        }
        return temporary.child(folder);
    }
}

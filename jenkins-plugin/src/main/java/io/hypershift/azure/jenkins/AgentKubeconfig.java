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

    /** Removes the file; of an agent that is gone it is told that it may be there still. */
    void remove(@Nullable FilePath workspace, BuildLog log) throws InterruptedException {
        try {
            if (workspace != null) {
                directory(workspace).deleteRecursive();
                return;
            }
        } catch (IOException e) {
            log.print("WARNING: " + e);
        }
        log.print("WARNING: the agent is gone; its folder " + folder + " may still hold the cluster's kubeconfig");
    }

    private FilePath directory(FilePath workspace) throws IOException {
        var temporary = WorkspaceList.tempDir(workspace);
        if (temporary == null) {
            throw new IOException("the workspace " + workspace.getRemote() + " has no folder beside it");
        }
        return temporary.child(folder);
    }
}

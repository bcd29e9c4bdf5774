package hudson.slaves;

import hudson.FilePath;

/** The workspaces of a node. */
public final class WorkspaceList {
    public static FilePath tempDir(FilePath workspace) {
        throw new UnsupportedOperationException("a declaration only");
    }
}

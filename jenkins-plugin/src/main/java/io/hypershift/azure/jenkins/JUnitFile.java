package io.hypershift.azure.jenkins;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jenkins.MasterToSlaveFileCallable;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report for JUnit into the workspace, where the step {@code junit} finds it, and nowhere else: neither by an absolute path,
 * nor by {@code ..}, nor by a link.
 */
final class JUnitFile extends MasterToSlaveFileCallable<Boolean> {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String content;

    JUnitFile(String path, String content) {
        this.path = path;
        this.content = content;
    }

    /** False when the path leads out of the workspace. */
    @Override
    public Boolean invoke(File workspace, VirtualChannel channel) throws IOException {
        return writeInto(workspace.toPath());
    }

    boolean writeInto(Path workspace) throws IOException {
        try {
            if (!Files.exists(workspace)) {
                Files.createDirectories(workspace); // node does not; the first step that needs it does
            }
            var root = workspace.toRealPath();
            var file = root.resolve(path).normalize();
            var folder = file.getParent();
            if (folder == null || !folder.startsWith(root) || !nearest(folder).startsWith(root)) {
                return false;
            }
            Files.createDirectories(folder);
            Files.deleteIfExists(file); // a link itself, not what it leads to
            Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** The nearest folder that is there, wherever links lead to it. */
    private static Path nearest(Path folder) throws IOException {
        @Nullable Path there = folder;
        while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            there = there.getParent();
        }
        return there == null ? folder : there.toRealPath();
    }
}

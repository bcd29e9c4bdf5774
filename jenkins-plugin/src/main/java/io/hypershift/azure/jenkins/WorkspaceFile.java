package io.hypershift.azure.jenkins;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Source;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import jenkins.MasterToSlaveFileCallable;
import org.jspecify.annotations.Nullable;

/** Reads a text file of the workspace, and no other: neither by an absolute path, nor by {@code ..}, nor by a link. */
final class WorkspaceFile extends MasterToSlaveFileCallable<@Nullable String> {
    private static final long serialVersionUID = 1L;

    private final String path;

    private WorkspaceFile(String path) {
        this.path = path;
    }

    /** What the file holds; that there is no such file is told to the inputs. */
    static Optional<Source> find(Parameter parameter, String path, @Nullable FilePath workspace, StepInputs inputs)
            throws IOException, InterruptedException {
        var content = workspace == null ? null : workspace.act(new WorkspaceFile(path));
        if (content == null) {
            inputs.add(Problem.of("no-file", "{}: there is no file \"{}\" in the workspace", parameter, path)
                    .because("What is outside of the workspace of a node is not read.")
                    .remedy("Give the path of a file in it, as seen from its root."));
            return Optional.empty();
        }
        return Optional.of(Source.text(content, path));
    }

    /** Null when there is no such file in the workspace. */
    @Override
    public @Nullable String invoke(File workspace, VirtualChannel channel) throws IOException {
        try {
            var root = workspace.toPath().toRealPath();
            var file = root.resolve(path).toRealPath();
            return file.startsWith(root) && Files.isRegularFile(file) ? Files.readString(file) : null;
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }
}

package io.hypershift.azure.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** A copy of a sample project, to be run and changed. */
public record SampleProject(Path directory) {

    /** Copies a sample to where nothing of an earlier run is left. */
    public static SampleProject copy(String sample, Path to) {
        var from = BuildPaths.sample(sample);
        try {
            clear(to);
            try (var files = Files.walk(from)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var copy = to.resolve(from.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.createDirectories(to.resolve(".mvn")); // else Maven takes it for a part of the build it lies in
            return new SampleProject(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes one place in a file. */
    public SampleProject with(String file, String before, String after) {
        var path = directory.resolve(file);
        try {
            var text = Files.readString(path);
            if (!text.contains(before)) {
                throw new IllegalArgumentException(file + " has no " + before);
            }
            Files.writeString(path, text.replace(before, after));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A directory in which nothing of an earlier run is left. */
    public static Path cleared(Path directory) {
        try {
            clear(directory);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clear(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}

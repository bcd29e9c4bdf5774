package io.hypershift.azure.mustgather;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A directory beside the archive, for its owner alone, where files wait for their turn: an archive wants to know sizes first. */
final class Staging implements AutoCloseable {
    private final Path directory;

    Staging(Path beside) throws IOException {
        this.directory = Files.createTempDirectory(beside, ".must-gather");
    }

    /** A new file that only its owner reads, which the JDK sees to with temporary files. */
    Path file() throws IOException {
        return Files.createTempFile(directory, "", "");
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

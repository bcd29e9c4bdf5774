package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.sensitive.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Which clusters builds of this controller have asked for and not yet given back: a file each, written before anything of the
 * cluster exists. It tells the reaper where to look; whether there is a cluster, and whose, its lease tells.
 */
public final class Ledger {
    private static final String SUFFIX = ".properties";

    private final Path directory;

    public Ledger(Path directory) {
        this.directory = directory;
    }

    public void record(LedgerEntry entry) {
        try {
            var text = new StringWriter();
            entry.toProperties().store(text, null);
            PrivateFile.write(file(entry.id()), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void forget(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<LedgerEntry> entries() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String id) {
        return directory.resolve(id + SUFFIX);
    }

    private static Optional<LedgerEntry> read(Path file) {
        try {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            return LedgerEntry.of(properties);
        } catch (IOException | IllegalArgumentException e) { // given back meanwhile, or damaged
            return Optional.empty();
        }
    }
}

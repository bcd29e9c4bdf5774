package io.hypershift.azure.mustgather;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files that grow object by object, of which one is open. */
final class EntryFiles implements AutoCloseable {
    private final Staging staging;
    private final SortedMap<String, Path> files = new TreeMap<>();
    private String current = "";
    private @Nullable BufferedWriter writer;

    EntryFiles(Staging staging) {
        this.staging = staging;
    }

    /** Adds a text to a file, which begins with a header. */
    void append(String name, String header, String text) throws IOException {
        var isNew = !files.containsKey(name);
        if (isNew) {
            files.put(name, staging.file());
        }
        var to = writerOf(name);
        if (isNew) {
            to.write(header);
        }
        to.write(text);
    }

    private BufferedWriter writerOf(String name) throws IOException {
        var open = writer;
        if (open == null || !name.equals(current)) {
            close();
            open = Files.newBufferedWriter(files.get(name), StandardOpenOption.APPEND);
            writer = open;
            current = name;
        }
        return open;
    }

    /** The files, once they are closed. */
    List<Entry> entries() throws IOException {
        var entries = new ArrayList<Entry>();
        for (var file : files.entrySet()) {
            entries.add(Entry.whole(file.getKey(), file.getValue()));
        }
        return entries;
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}

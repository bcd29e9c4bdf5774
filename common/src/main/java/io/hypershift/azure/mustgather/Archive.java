package io.hypershift.azure.mustgather;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The archive while it is written: nobody sees it before it is whole, and nobody but its owner reads it. */
final class Archive implements AutoCloseable {
    private static final int OWNER_ONLY = 0600;

    private final Path draft;
    private final String root;
    private final Instant time;
    private final TarArchiveOutputStream tar;
    private int entries;
    private long bytes;

    /**
     * Begins one.
     *
     * @param draft a file that is there, for its owner alone
     * @param time of all entries
     */
    Archive(Path draft, String root, Instant time) throws IOException {
        this.draft = draft;
        this.root = root;
        this.time = time;
        this.tar = new TarArchiveOutputStream(
                new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(draft))),
                StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void add(Entry entry) throws IOException {
        begin(entry.name(), entry.content().size());
        entry.content().copy(entry.file(), tar);
        tar.closeArchiveEntry();
    }

    void add(String name, String text) throws IOException {
        var content = text.getBytes(StandardCharsets.UTF_8);
        begin(name, content.length);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private void begin(String name, long size) throws IOException {
        var header = new TarArchiveEntry(root + "/" + name);
        header.setSize(size);
        header.setMode(OWNER_ONLY);
        header.setModTime(time.toEpochMilli());
        tar.putArchiveEntry(header);
        entries++;
        bytes += size;
    }

    int entries() {
        return entries;
    }

    long bytes() {
        return bytes;
    }

    /** Ends it and puts it where it belongs, in one move. */
    void moveTo(Path target) throws IOException {
        tar.close();
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}

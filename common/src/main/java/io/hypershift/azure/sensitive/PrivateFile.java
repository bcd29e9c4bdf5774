package io.hypershift.azure.sensitive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that hold secrets: nobody but their owner reads them, and nobody ever sees them half written. */
public final class PrivateFile {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    /** Writes the file with mode 0600 from its first byte on, replacing what was there in one move. */
    public static void write(Path file, String content) throws IOException {
        var directory = directoryOf(file);
        var draft = Files.createTempFile(directory, "." + file.getFileName(), ".part", ownerOnly());
        try {
            Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Writes the file like {@link #write}, but only where none is: of two processes at once, one succeeds.
     *
     * @return false when the file was there already, which is then left as it is
     */
    public static boolean writeNew(Path file, String content) throws IOException {
        var directory = directoryOf(file);
        var draft = Files.createTempFile(directory, "." + file.getFileName(), ".part", ownerOnly());
        try {
            Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
            Files.createLink(file, draft);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Whether nobody but the file's owner may read or write it; true where the file system knows no such rights. */
    public static boolean isPrivate(Path file) throws IOException {
        return !Files.getFileStore(file).supportsFileAttributeView("posix")
                || OWNER.containsAll(Files.getPosixFilePermissions(file));
    }

    /** Made when absent. JDK 17 refuses to "create" a directory that is a symbolic link to one (JDK-8294193). */
    private static Path directoryOf(Path file) throws IOException {
        var directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
        return Files.isDirectory(directory) ? directory : Files.createDirectories(directory);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

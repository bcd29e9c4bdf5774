package io.hypershift.azure.mustgather;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the archive, ready in a file of its own that is deleted when it is in.
 *
 * @param name its path below the archive's root
 */
record Entry(String name, Path file, Content content) {

    /** What of the file goes into the archive. */
    interface Content {
        long size();

        void copy(Path file, OutputStream out) throws IOException;
    }

    /** All of a file. */
    record Whole(long size) implements Content {
        @Override
        public void copy(Path file, OutputStream out) throws IOException {
            Files.copy(file, out);
        }
    }

    static Entry whole(String name, Path file) throws IOException {
        return new Entry(name, file, new Whole(Files.size(file)));
    }
}

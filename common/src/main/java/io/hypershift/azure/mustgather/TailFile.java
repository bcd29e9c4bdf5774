package io.hypershift.azure.mustgather;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps the end of what is written to it: what is new takes the place of what is oldest. */
final class TailFile extends OutputStream {
    private final FileChannel file;
    private final long capacity;
    private long written;

    TailFile(Path file, long capacity) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.WRITE);
        this.capacity = capacity;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        for (int from = offset, left = count; left > 0; ) {
            var part = (int) Math.min(left, capacity - written % capacity);
            var buffer = ByteBuffer.wrap(bytes, from, part);
            while (buffer.hasRemaining()) {
                written += file.write(buffer, written % capacity);
            }
            from += part;
            left -= part;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** What there is to read once all is written. */
    Kept kept() {
        return new Kept(written, capacity);
    }

    /**
     * The content of such a file, which begins with a line that tells the cut where there is one.
     *
     * @param written how much was written to it
     */
    record Kept(long written, long capacity) implements Entry.Content {

        boolean isCut() {
            return written > capacity;
        }

        @Override
        public long size() {
            return head().length + Math.min(written, capacity);
        }

        @Override
        public void copy(Path file, OutputStream out) throws IOException {
            out.write(head());
            try (var from = FileChannel.open(file, StandardOpenOption.READ)) {
                var oldest = isCut() ? written % capacity : 0;
                copy(from, oldest, Math.min(written, capacity) - oldest, out);
                copy(from, 0, oldest, out);
            }
        }

        private static void copy(FileChannel from, long at, long count, OutputStream out) throws IOException {
            var channel = Channels.newChannel(out);
            for (long copied = 0; copied < count; ) {
                copied += from.transferTo(at + copied, count - copied, channel);
            }
        }

        private byte[] head() {
            return isCut()
                    ? ("[the first " + (written - capacity) + " of " + written + " bytes are left out]\n")
                            .getBytes(StandardCharsets.UTF_8)
                    : new byte[0];
        }
    }
}

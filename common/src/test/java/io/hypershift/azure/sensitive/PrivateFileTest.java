package io.hypershift.azure.sensitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PrivateFileTest {

    @Test
    void is_read_by_its_owner_alone(@TempDir Path directory) throws IOException {
        var written = directory.resolve("made/when/absent/secret");
        var writtenNew = directory.resolve("new");
        PrivateFile.write(written, "geheimnis ä");
        PrivateFile.writeNew(writtenNew, "other");

        assertThat(mode(written)).isEqualTo("rw-------");
        assertThat(mode(writtenNew)).isEqualTo("rw-------");
        assertThat(written).hasContent("geheimnis ä");
    }

    @Test
    void replaces_a_file_that_others_could_read_by_one_they_cannot(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("secret"), "old and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        PrivateFile.write(file, "new");

        assertThat(file).hasContent("new");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whoever_reads_meanwhile_sees_the_old_or_the_new_content_whole(@TempDir Path directory) throws IOException {
        var file = directory.resolve("secret");
        var contents = Set.of("a".repeat(100_000), "b".repeat(100_000));
        PrivateFile.write(file, "a".repeat(100_000));
        var writer = CompletableFuture.runAsync(() ->
                IntStream.range(0, 100).forEach(i -> write(file, (i % 2 == 0 ? "b" : "a").repeat(100_000))));

        do {
            assertThat(contents.contains(Files.readString(file))).isTrue();
        } while (!writer.isDone());

        assertThat(writer).isCompletedWithValue(null);
    }

    @Test
    void a_new_file_leaves_one_that_is_there_alone(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("key"), "first");

        assertThat(PrivateFile.writeNew(file, "second")).isFalse();

        assertThat(file).hasContent("first");
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void of_two_that_write_a_new_file_at_once_one_wins(@TempDir Path directory) throws IOException {
        for (int round = 0; round < 50; round++) {
            var file = directory.resolve("key-" + round);
            var together = new CountDownLatch(2);
            var one = CompletableFuture.supplyAsync(() -> writeNew(file, "one", together));
            var other = CompletableFuture.supplyAsync(() -> writeNew(file, "other", together));

            assertThat(one.join()).isNotEqualTo(other.join());
            assertThat(file).hasContent(one.join() ? "one" : "other");
        }
    }

    @Test
    void a_directory_may_be_a_symbolic_link(@TempDir Path directory) throws IOException {
        var real = Files.createDirectory(directory.resolve("real"));
        var link = Files.createSymbolicLink(directory.resolve("link"), real);

        PrivateFile.write(link.resolve("one"), "1");
        PrivateFile.writeNew(link.resolve("two"), "2");

        assertThat(real.resolve("one")).hasContent("1");
        assertThat(real.resolve("two")).hasContent("2");
    }

    @Test
    void what_cannot_be_written_leaves_nothing_behind(@TempDir Path directory) throws IOException {
        var occupied = Files.createDirectories(directory.resolve("secret/with/content"));

        assertThatThrownBy(() -> PrivateFile.write(directory.resolve("secret"), "x"))
                .isInstanceOf(IOException.class);

        assertThat(occupied).exists();
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void a_file_is_private_as_long_as_nobody_else_may_read_it(@TempDir Path directory) throws IOException {
        var file = directory.resolve("secret");
        PrivateFile.write(file, "x");
        assertThat(PrivateFile.isPrivate(file)).isTrue();

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
        assertThat(PrivateFile.isPrivate(file)).isFalse();
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void write(Path file, String content) {
        try {
            PrivateFile.write(file, content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean writeNew(Path file, String content, CountDownLatch together) {
        try {
            together.countDown();
            together.await();
            return PrivateFile.writeNew(file, content);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

package io.hypershift.azure.mustgather;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailFileTest {
    private static final String TEXT = "0123456789abcdefghijklmnopqrstuvwxyz";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1,10", "3,10", "7,10", "10,10", "36,10", "5,35"})
    void of_more_than_fits_the_end_is_kept_and_the_cut_told(int piece, int capacity) throws IOException {
        assertThat(kept(TEXT, piece, capacity))
                .isEqualTo("[the first " + (36 - capacity) + " of 36 bytes are left out]\n"
                        + TEXT.substring(36 - capacity));
    }

    @Test
    void what_fits_is_kept_as_it_is() throws IOException {
        assertThat(kept(TEXT, 5, 36)).isEqualTo(TEXT);
        assertThat(kept("", 5, 36)).isEmpty();
    }

    private String kept(String text, int piece, int capacity) throws IOException {
        var file = Files.createTempFile(directory, "tail", "");
        var tail = new TailFile(file, capacity);
        try (tail) {
            for (int at = 0; at < text.length(); at += piece) {
                tail.write(
                        text.substring(at, Math.min(text.length(), at + piece)).getBytes(StandardCharsets.UTF_8));
            }
        }
        var out = new ByteArrayOutputStream();
        tail.kept().copy(file, out);
        assertThat(tail.kept().size()).isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }
}

package io.hypershift.azure.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactingStreamTest {
    private static final String SECRET = "correct horse ä battery";
    private static final String LINE = "2026-01-02T03:04:05.678Z level=info msg=\"reconciled\" token-count=3\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 1_000_000})
    void a_secret_split_across_chunks_is_taken_out_wherever_it_stands(int chunk) throws IOException {
        for (int before = 131_000 - 16_384 * 2; before < 131_100; before += 769) {
            var text = "x".repeat(before) + " " + SECRET + " y";
            assertThat(redacted(text, chunk)).isEqualTo("x".repeat(before) + " ******** y");
        }
    }

    @Test
    void every_place_at_the_windows_edge_is_as_good_as_any_other() throws IOException {
        for (int before = 114_300; before < 114_720; before++) {
            var text = "x".repeat(before) + " password=abcdefghijklmnopqrstuvwxyz end " + "y".repeat(40_000);
            assertThat(redacted(text, 8192))
                    .isEqualTo("x".repeat(before) + " password=******** end " + "y".repeat(40_000));
        }
    }

    @Test
    void how_it_is_written_makes_no_difference() throws IOException {
        var text = mixed(600_000);

        assertThat(redacted(text, 1)).isEqualTo(redacted(text, 5000)).isEqualTo(redacted(text, text.length()));
    }

    @Test
    void a_key_over_many_lines_and_windows_is_taken_out_as_a_whole() throws IOException {
        var body = ("A".repeat(64) + "\n").repeat(5000);
        var text = LINE.repeat(1500) + "-----BEGIN PRIVATE KEY-----\n" + body + "-----END PRIVATE KEY-----\n" + LINE;

        assertThat(redacted(text, 8192)).isEqualTo(LINE.repeat(1500) + "********\n" + LINE);
    }

    @Test
    void a_token_longer_than_any_window_is_taken_out_as_a_whole() throws IOException {
        var header = Base64.getUrlEncoder().encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8));
        var text = LINE + header + ".eyJ" + "a".repeat(1_000_000) + ".b " + LINE;

        assertThat(redacted(text, 8192)).isEqualTo(LINE + "******** " + LINE);
    }

    @Test
    void bytes_that_are_no_text_pass_unchanged() throws IOException {
        var bytes = new byte[1_000_000];
        new Random(42).nextBytes(bytes);
        var out = new ByteArrayOutputStream();
        try (var stream = new Redactor().redactingAll(out)) {
            stream.write(bytes);
        }

        // By chance there may be a name and an equals sign, but not here.
        assertThat(out.toByteArray()).isEqualTo(bytes);
    }

    @Test
    void a_secret_among_bytes_that_are_no_text_is_taken_out() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var stream = redactor().redactingAll(out)) {
            stream.write(new byte[] {(byte) 0xff, (byte) 0xc3});
            stream.write(SECRET.getBytes(StandardCharsets.UTF_8));
            stream.write(new byte[] {(byte) 0xfe, 0});
        }

        assertThat(out.toByteArray())
                .isEqualTo(
                        new byte[] {(byte) 0xff, (byte) 0xc3, '*', '*', '*', '*', '*', '*', '*', '*', (byte) 0xfe, 0});
    }

    @Test
    void secrets_that_overlap_leave_nothing_of_either() throws IOException {
        var redactor = new Redactor();
        redactor.learn(Sensitive.of("abcdefgh"));
        redactor.learn(Sensitive.of("efghijklmnop"));

        assertThat(redactor.redactAll("<abcdefghijklmnop>")).isEqualTo("<********>");
    }

    @Test
    @Timeout(60)
    void a_line_of_a_hundred_megabytes_passes_in_the_memory_of_a_window() throws IOException {
        var counter = new Counter();
        var part = "a password in no line end, ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        try (var stream = redactor().redactingAll(counter)) {
            for (int written = 0; written < 100_000_000; written += part.length) {
                stream.write(part);
            }
        }

        assertThat(counter.count).isEqualTo((100_000_000L + part.length - 1) / part.length * part.length);
        assertThat(counter.largest).isLessThan(1 << 20);
    }

    /** What would take hours if any piece of it were looked at again and again. */
    @ParameterizedTest
    @Timeout(60)
    @ValueSource(
            strings = {
                "eyJ",
                "eyJhbGciOi.",
                "password=",
                "password: ",
                "sig=",
                "://a:",
                "-----BEGIN PRIVATE KEY-----",
                "-----END PRIVATE KEY-----\n",
                "-----END PRIVATE KEY-----MIIEpAIBAAKCAQEAx7Vn0aFHq3TtYb1bJkzW\n",
                "abc8Q~",
                "sha256~",
                "aB3dE-",
                "=",
                "\\",
                "{\"auth\":\"",
                "LS0tLS1CRUdJTi",
                "password: ${",
            })
    void no_text_is_slow(String piece) throws IOException {
        var part = piece.repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (var stream = redactor().redactingAll(OutputStream.nullOutputStream())) {
            for (int written = 0; written < 8_000_000; written += part.length) {
                stream.write(part);
            }
        }
    }

    private static Redactor redactor() {
        var redactor = new Redactor();
        redactor.learn(Sensitive.of(SECRET));
        return redactor;
    }

    private static String redacted(String text, int chunk) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        try (var stream = redactor().redactingAll(out)) {
            for (int at = 0; at < bytes.length; at += chunk) {
                stream.write(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk)));
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String mixed(int length) {
        var random = new Random(7);
        var pieces = new String[] {
            LINE,
            SECRET,
            "password: hunter22\n",
            "client_secret=abc&",
            "x".repeat(300),
            "-----BEGIN PRIVATE KEY-----\n",
            "Q0FG\n"
        };
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private static final class Counter extends OutputStream {
        private long count;
        private int largest;

        @Override
        public void write(int value) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
            largest = Math.max(largest, length);
        }
    }
}

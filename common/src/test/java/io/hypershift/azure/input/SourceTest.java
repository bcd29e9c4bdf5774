package io.hypershift.azure.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {

    @Test
    void reads_a_file_and_knows_its_path(@TempDir Path directory) throws Exception {
        var file = Files.writeString(directory.resolve("pull-secret.json"), "{}");
        var source = Source.file(file);

        assertThat(source.read()).isEqualTo("{}");
        assertThat(source.origin()).isEqualTo(file.toString());
        assertThat(source.isGiven()).isTrue();
    }

    @Test
    void gives_a_text_and_tells_where_it_came_from_without_the_text() throws Exception {
        var source = Source.text("hunter22", "environment AZURE_CLIENT_SECRET");

        assertThat(source.read()).isEqualTo("hunter22");
        assertThat(source.origin()).isEqualTo("environment AZURE_CLIENT_SECRET");
        assertThat(source).asString().doesNotContain("hunter22");
    }

    @Test
    void tells_in_few_words_why_there_is_no_content(@TempDir Path directory) throws IOException {
        var binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xC3, (byte) 0x28});

        assertThat(reason(Source.none())).isEqualTo("is not given");
        assertThat(reason(Source.file(directory.resolve("absent")))).isEqualTo("does not exist");
        assertThat(reason(Source.file(directory))).isEqualTo("is a directory");
        assertThat(reason(Source.file(binary))).isEqualTo("is not UTF-8 text");
        assertThat(Source.none().isGiven()).isFalse();
    }

    private static String reason(Source source) {
        return Objects.requireNonNull(catchThrowableOfType(Source.Unreadable.class, source::read))
                .reason();
    }
}

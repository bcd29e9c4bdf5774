package io.hypershift.azure.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two\nlines\tand a tab",
                "\u05e9\u05dc\u05d5\u05dd",
                "\ud83d\ude00 smile",
                "<b>&amp;]]>",
                ""
            })
    void what_can_be_shown_stays(String text) {
        assertThat(Printable.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0008", "\u001b", "\u007f", "\u0085", "\ud83d", "\udc00", "\ufffe", "\uffff", "\u202e",
                "\u2066", "\r"
            })
    void what_cannot_is_replaced(String text) {
        assertThat(Printable.of("a" + text + "b")).isEqualTo("a\ufffdb");
    }

    @Test
    void a_terminals_sequences_are_taken_out() {
        assertThat(Printable.of("\u001b[1;31mE\u001b[0m \u001b]8;;http://a\u0007link\u001b]8;;\u0007"))
                .isEqualTo("E link");
    }

    @Test
    void lines_of_windows_are_lines() {
        assertThat(Printable.of("a\r\nb")).isEqualTo("a\nb");
    }

    @Test
    void a_text_is_not_cut_within_a_character() {
        assertThat(Printable.beginning("abc\ud83d\ude00", 4)).isEqualTo("abc ...");
        assertThat(Printable.beginning("abc\ud83d\ude00", 5)).isEqualTo("abc\ud83d\ude00");
    }
}

package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "24h, 24h0m0s",
        "90m, 1h30m0s",
        "1h0.5s, 1h0m0.5s",
        "90s, 1m30s",
        "1.5s, 1.5s",
        ".5s, 500ms",
        "1500us, 1.5ms",
        "1.5us, 1.5µs",
        "7ns, 7ns",
        "0, 0s",
        "-1.h, -1h0m0s",
        "+2s, 2s",
    })
    void isWrittenAsGoWritesIt(String text, String written) {
        assertThat(GoDuration.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "'', invalid duration \"\"",
        "soon, invalid duration \"soon\"",
        "., invalid duration \".\"",
        "99999999999h, invalid duration \"99999999999h\"",
        "5, missing unit in duration \"5\"",
        "1h30, missing unit in duration \"1h30\"",
        "5d, unknown unit \"d\" in duration \"5d\"",
    })
    void whatIsNoneIsRefusedInGosWords(String text, String reason) {
        assertThatThrownBy(() -> GoDuration.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("time: " + reason);
    }
}

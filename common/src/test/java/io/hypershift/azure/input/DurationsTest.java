package io.hypershift.azure.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "4h, PT4H",
        "90m, PT90M",
        "45m30s, PT45M30S",
        "2d, PT48H",
        "1d2h3m4s, PT26H3M4S",
        "0s, PT0S",
        "PT4H, PT4H"
    })
    void reads_what_people_write(String text, Duration duration) {
        assertThat(Durations.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "4",
                "h",
                "4 h",
                "30s45m",
                "4H",
                "1w",
                "-4h",
                "1.5h",
                "four hours",
                "9999999h",
                "PT99999999999999H"
            })
    void refuses_all_else(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }
}

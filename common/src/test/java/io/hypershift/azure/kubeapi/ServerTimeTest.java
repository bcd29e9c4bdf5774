package io.hypershift.azure.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class ServerTimeTest {
    private final ServerTime time = new ServerTime();

    @Test
    void is_this_machines_until_the_server_has_answered() {
        assertThat(time.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
    }

    @Test
    void is_the_servers_however_wrong_this_machines_clock_is() {
        time.hear("Wed, 25 Nov 2020 12:00:00 GMT");

        var heard = time.instant();
        assertThat(heard).isBetween(Instant.parse("2020-11-25T12:00:00Z"), Instant.parse("2020-11-25T12:00:30Z"));
        assertThat(Duration.between(heard, time.instant())).isGreaterThanOrEqualTo(Duration.ZERO);
    }

    @Test
    void an_answer_without_a_date_or_with_an_odd_one_is_no_news() {
        time.hear("Wed, 25 Nov 2020 12:00:00 GMT");
        time.hear(null);
        time.hear("yesterday");

        assertThat(time.instant()).isBefore(Instant.parse("2021-01-01T00:00:00Z"));
    }
}

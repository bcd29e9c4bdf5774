package io.hypershift.azure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hypershift.azure.failure.HyperShiftException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WaitingTest {
    private final Cancellation cancellation = new Cancellation();

    @Test
    void a_cancellation_ends_waits_of_any_length() {
        cancellation.cancel();

        cancellation.sleep(Duration.ofDays(1));
        new Change().await(Duration.ofDays(1), cancellation);

        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void check_throws_only_when_cancelled() {
        assertThatNoException().isThrownBy(cancellation::check);
        cancellation.cancel();

        var thrown = Objects.requireNonNull(catchThrowableOfType(HyperShiftException.class, cancellation::check));
        assertThat(thrown.has(Cancellation.CODE)).isTrue();
    }

    @Test
    void an_interrupt_cancels_a_wait_and_stays_set() {
        Thread.currentThread().interrupt();

        cancellation.sleep(Duration.ofDays(1));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void a_change_that_came_before_the_wait_ends_it() {
        var change = new Change();
        change.happened();
        change.happened();

        change.await(Duration.ofDays(1), cancellation);

        assertThat(cancellation.isCancelled()).isFalse();
    }

    @Test
    void a_stopwatch_gives_what_is_left_of_its_time() {
        var over = new Stopwatch(Duration.ZERO);
        assertThat(over.isOver()).isTrue();
        assertThat(over.atMost(Duration.ofSeconds(10))).isLessThanOrEqualTo(Duration.ZERO);

        var fresh = new Stopwatch(Duration.ofDays(1));
        assertThat(fresh.isOver()).isFalse();
        assertThat(fresh.atMost(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(10));
        assertThat(fresh.atMost(Duration.ofDays(2))).isLessThanOrEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource({"PT45M, 45m", "PT1H30M, 1h30m", "PT20S, 20s", "PT0S, 0s", "P2D, 48h"})
    void durations_are_told_as_people_write_them(Duration duration, String text) {
        assertThat(Stopwatch.text(duration)).isEqualTo(text);
    }
}

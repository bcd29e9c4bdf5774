package io.hypershift.azure.jenkins.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final Engine engine = new Engine(Duration.ofMillis(10));
    private final Cancellation cancellation = new Cancellation();

    @Test
    void work_that_no_interrupt_ends_is_cancelled_when_all_ends() {
        boolean cancelled = engine.untilClosed(cancellation, () -> {
            engine.close();
            return cancellation.isCancelled();
        });
        assertThat(cancelled).isTrue();
    }

    @Test
    void what_comes_after_the_end_is_cancelled_at_once() {
        engine.close();
        boolean cancelled = engine.untilClosed(cancellation, cancellation::isCancelled);
        assertThat(cancelled).isTrue();
    }

    @Test
    void what_has_ended_before_is_not_cancelled_any_more() {
        engine.untilClosed(cancellation, () -> "done");
        engine.close();
        assertThat(cancellation.isCancelled()).isFalse();
    }
}

package io.hypershift.azure.diagnose.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.finding.Gap;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        pool.shutdownNow();
    }

    @Test
    void a_question_without_an_answer_in_time_leaves_a_gap_and_stops_no_other() {
        var inquiry = new Inquiry(pool, Duration.ofMillis(50), new Cancellation());
        var late = inquiry.ask("slow list", this::waitForEver);
        var quick = inquiry.ask("quick list", () -> 7);

        assertThat(quick.get()).contains(7);
        assertThat(late.get()).isEmpty();
        assertThat(inquiry.gaps()).extracting(Gap::what).containsExactly("slow list");
    }

    @Test
    void a_refusal_is_told_with_its_cause_and_remedy() {
        var inquiry = new Inquiry(pool, Duration.ofSeconds(10), new Cancellation());
        var refused = inquiry.ask("pods", () -> {
            throw new HyperShiftException(Problem.of("Forbidden", "cannot list pods")
                    .because("no right")
                    .remedy("Ask for it."));
        });

        assertThat(refused.get()).isEmpty();
        assertThat(inquiry.gaps())
                .extracting(it -> it.why().in(Words.PLAIN))
                .containsExactly("cannot list pods. no right Ask for it.");
    }

    private int waitForEver() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}

package io.hypershift.azure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.PlanReport.Done;
import io.hypershift.azure.plan.PlanReport.Failed;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PlanRetryTest {
    private final Plan plan = Plan.named("demo");
    private final AtomicInteger attempts = new AtomicInteger();
    private final IllegalStateException failure = new IllegalStateException("PrincipalNotFound");

    @Test
    void tries_again_while_the_reason_passes_and_tells_why() {
        try (var pool = new Pool(1)) {
            plan.step("role", new Absent(() -> succeedAt(5), PlanRetryTest::passing));

            var report = pool.runner().run(plan, new Cancellation());

            assertThat(report.steps()).containsExactly(new Done("role", Outcome.CREATED));
            assertThat(attempts).hasValue(5);
            assertThat(pool.events(Event.StepRetrying.class))
                    .allSatisfy(it -> assertThat(it.reason()).isEqualTo("not known everywhere yet"))
                    .extracting(it -> it.delay().toMillis())
                    .as("waits that double up to the longest")
                    .containsExactly(1L, 2L, 4L, 4L);
        }
    }

    @Test
    void a_failure_that_does_not_pass_stands_at_once() {
        try (var pool = new Pool(1)) {
            plan.step("role", Absent.put(() -> succeedAt(2)));

            var report = pool.runner().run(plan, new Cancellation());

            assertThat(report.steps()).containsExactly(new Failed("role", failure));
            assertThat(attempts).hasValue(1);
            assertThat(pool.events(Event.StepRetrying.class)).isEmpty();
        }
    }

    @Test
    void a_failure_stands_when_the_budget_is_used_up() {
        var budget = new RetryBudget(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(20));
        try (var pool = new Pool(1)) {
            plan.step("role", new Absent(() -> succeedAt(Integer.MAX_VALUE), PlanRetryTest::passing));

            var report = pool.runner(budget).run(plan, new Cancellation());

            assertThat(report.steps()).containsExactly(new Failed("role", failure));
            assertThat(attempts).as("1, 2, nine times, and 1 ms of waiting").hasValue(12);
            assertThat(pool.events(Event.StepRetrying.class))
                    .as("each retry is told")
                    .hasSize(11);
        }
    }

    @Test
    void a_failure_that_stands_in_the_end_tells_how_often_it_was_tried_and_why() {
        var budget = new RetryBudget(Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMillis(10));
        var refusal = new HyperShiftException(Problem.of("PrincipalNotFound", "refused")
                .because("Azure's words.")
                .remedy("Again."));
        try (var pool = new Pool(1)) {
            plan.step(
                    "role",
                    new Absent(
                            () -> {
                                throw refusal;
                            },
                            it -> Optional.of("not known everywhere yet")));

            assertThatThrownBy(() ->
                            pool.runner(budget).run(plan, new Cancellation()).orThrow())
                    .hasMessage(
                            "refused\n  Azure's words.\n  Tried 5 times within 0.01s: not known everywhere yet.\n  Again.")
                    .hasRootCause(refusal);
        }
    }

    @Test
    void the_step_that_waits_to_try_again_keeps_nobody_else_waiting() {
        try (var pool = new Pool(2)) {
            var other = new java.util.concurrent.CountDownLatch(1);
            plan.step(
                    "role",
                    new Absent(
                            () -> {
                                var value = succeedAt(2);
                                Pool.await(other);
                                return value;
                            },
                            PlanRetryTest::passing));
            plan.step("other", Absent.put(() -> {
                other.countDown();
                return "";
            }));

            pool.runner().run(plan, new Cancellation()).orThrow();

            assertThat(attempts).hasValue(2);
        }
    }

    @Test
    void looks_and_removals_are_tried_again_too() {
        try (var pool = new Pool(1)) {
            plan.step("look", new Resource<String>() {
                @Override
                public Look<String> look(Values values) {
                    return Look.matching(succeedAt(2));
                }

                @Override
                public String put(Values values, Look<String> found) {
                    throw new AssertionError("nothing differs");
                }

                @Override
                public Optional<String> passing(RuntimeException e) {
                    return PlanRetryTest.passing(e);
                }
            });
            plan.removal("removal", new Removal() {
                @Override
                public boolean exists() {
                    return true;
                }

                @Override
                public void delete() {
                    succeedAt(4);
                }

                @Override
                public Optional<String> passing(RuntimeException e) {
                    return PlanRetryTest.passing(e);
                }
            });

            var report = pool.runner().run(plan, new Cancellation());

            assertThat(report.steps())
                    .containsExactly(new Done("look", Outcome.UNCHANGED), new Done("removal", Outcome.DELETED));
            assertThat(attempts).hasValue(4);
        }
    }

    private static Optional<String> passing(RuntimeException failure) {
        return Optional.of("not known everywhere yet");
    }

    private String succeedAt(int attempt) {
        if (attempts.incrementAndGet() < attempt) {
            throw failure;
        }
        return "done";
    }
}

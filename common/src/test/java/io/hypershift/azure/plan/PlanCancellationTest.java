package io.hypershift.azure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.PlanReport.Done;
import io.hypershift.azure.plan.PlanReport.Failed;
import io.hypershift.azure.plan.PlanReport.NotRun;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PlanCancellationTest {
    private final World world = new World();
    private final Plan plan = Plan.named("demo");
    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    @Test
    void a_write_under_way_is_awaited_and_nothing_begins_after() throws Exception {
        try (var pool = new Pool(1)) {
            var write = plan.step("write", slowWrite());
            plan.step("dependent", world.text("dependent", "d"), write);
            plan.step("waiting for a thread", world.text("waiting", "w"));
            var run = CompletableFuture.supplyAsync(() -> pool.runner().run(plan, cancellation));
            Pool.await(writing);

            cancellation.cancel();
            assertThat(run).isNotDone();
            mayEnd.countDown();

            var report = run.get(60, TimeUnit.SECONDS);
            assertThat(report.steps())
                    .containsExactly(
                            new Done("write", Outcome.CREATED),
                            new NotRun("dependent", "cancelled"),
                            new NotRun("waiting for a thread", "cancelled"));
            assertThat(world.looks()).isEmpty();
            assertThat(pool.events(Event.StepNotRun.class))
                    .extracting(Event.StepNotRun::step)
                    .containsExactlyInAnyOrder("dependent", "waiting for a thread");
            assertThat(catchThrowableOfType(HyperShiftException.class, report::orThrow))
                    .hasMessage("demo was cancelled")
                    .satisfies(
                            thrown -> assertThat(thrown.has(Cancellation.CODE)).isTrue());
        }
    }

    @Test
    void a_write_that_outlasts_the_grace_is_told_as_still_under_way() {
        try (var pool = new Pool(1)) {
            var write = plan.step("write", slowWrite());
            plan.step("dependent", world.text("dependent", "d"), write);
            var canceller = CompletableFuture.runAsync(() -> {
                Pool.await(writing);
                cancellation.cancel();
            });

            var report = pool.runner(Duration.ofMillis(20)).run(plan, cancellation);

            mayEnd.countDown();
            assertThat(canceller).succeedsWithin(Duration.ofSeconds(60));
            assertThat(report.failed()).singleElement().satisfies(failed -> {
                assertThat(failed.step()).isEqualTo("write");
                assertThat(((HyperShiftException) failed.failure()).has("still-under-way"))
                        .isTrue();
            });
            assertThat(report.steps().get(1)).isEqualTo(new NotRun("dependent", "needs write"));
        }
    }

    @Test
    void a_plan_that_was_cancelled_before_looks_at_nothing() {
        cancellation.cancel();
        try (var pool = new Pool(1)) {
            plan.step("first", world.text("first", "f"));

            var report = pool.runner().run(plan, cancellation);

            assertThat(report.steps()).containsExactly(new NotRun("first", "cancelled"));
            assertThat(world.looks()).isEmpty();
        }
    }

    @Test
    void a_cancellation_ends_the_wait_for_another_attempt_at_once() {
        var attempts = new AtomicInteger();
        var failure = new IllegalStateException("PrincipalNotFound");
        var hours = new RetryBudget(Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(2));
        EventListener cancelAtRetry = event -> {
            if (event instanceof Event.StepRetrying) {
                cancellation.cancel();
            }
        };
        plan.step(
                "role",
                new Absent(
                        () -> {
                            attempts.incrementAndGet();
                            throw failure;
                        },
                        it -> Optional.of("not known everywhere yet")));

        var report = new PlanRunner(Runnable::run, cancelAtRetry, hours).run(plan, cancellation);

        assertThat(attempts).hasValue(1);
        assertThat(report.failed())
                .singleElement()
                .extracting(Failed::failure)
                .satisfies(thrown -> assertThat(thrown).hasCause(failure).hasMessageContaining("cancelled"));
    }

    @Test
    void an_interrupt_cancels_and_still_awaits_the_write() throws Exception {
        var interrupted = new AtomicBoolean();
        try (var pool = new Pool(1)) {
            plan.step("write", slowWrite());
            var report = new CompletableFuture<PlanReport>();
            var caller = new Thread(() -> {
                report.complete(pool.runner().run(plan, cancellation));
                interrupted.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            Pool.await(writing);

            caller.interrupt();
            cancellation.sleep(Duration.ofSeconds(60)); // until the interrupt has become a cancellation
            assertThat(cancellation.isCancelled()).isTrue();
            mayEnd.countDown();
            caller.join();

            assertThat(report.get().steps()).containsExactly(new Done("write", Outcome.CREATED));
            assertThat(interrupted).isTrue();
        }
    }

    private Resource<String> slowWrite() {
        return Absent.put(() -> {
            writing.countDown();
            Pool.await(mayEnd);
            return "written";
        });
    }
}

package io.hypershift.azure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.plan.PlanReport.Done;
import io.hypershift.azure.plan.PlanReport.Failed;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PlanRunnerTest {
    private final World world = new World();
    private final Plan plan = Plan.named("demo");

    @Test
    void runs_a_step_after_those_it_depends_on() {
        try (var pool = new Pool(8)) {
            var group = plan.step("group", world.text("group", "g"));
            var left = plan.step("left", world.text("left", "l"), group);
            var right = plan.step("right", world.text("right", "r"), group);
            plan.step("last", world.text("last", "x"), left, right);

            pool.runner().run(plan, new Cancellation()).orThrow();

            assertThat(world.writes()).hasSize(4).startsWith("group").endsWith("last");
            var told = pool.events().stream().map(PlanRunnerTest::shortForm).toList();
            assertThat(told.indexOf("finished group")).isLessThan(told.indexOf("started left"));
            assertThat(told.indexOf("finished left")).isLessThan(told.indexOf("started last"));
            assertThat(told.indexOf("finished right")).isLessThan(told.indexOf("started last"));
        }
    }

    @Test
    void runs_independent_steps_at_the_same_time() {
        var all = new CountDownLatch(3);
        try (var pool = new Pool(3)) {
            for (var name : new String[] {"a", "b", "c"}) {
                plan.step(name, Absent.put(() -> {
                    all.countDown();
                    Pool.await(all);
                    return name;
                }));
            }

            var report = pool.runner().run(plan, new Cancellation()).orThrow();

            assertThat(report.count(Outcome.CREATED)).isEqualTo(3);
        }
    }

    @Test
    void runs_no_more_steps_at_a_time_than_the_pool_has_threads() {
        var atWork = new AtomicInteger();
        var most = new AtomicInteger();
        var pair = new CyclicBarrier(2);
        try (var pool = new Pool(2)) {
            for (int i = 0; i < 6; i++) {
                plan.step("step " + i, Absent.put(() -> {
                    most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
                    meet(pair);
                    atWork.decrementAndGet();
                    return "";
                }));
            }

            pool.runner().run(plan, new Cancellation()).orThrow();

            assertThat(most).hasValue(2);
        }
    }

    @Test
    void hands_values_to_dependents() {
        try (var pool = new Pool(2)) {
            var principal = plan.step("identity", world.text("identity", "principal-1"));
            plan.step("role", world.text("role", values -> "role of " + values.of(principal)), principal);

            var report = pool.runner().run(plan, new Cancellation()).orThrow();

            assertThat(world.texts()).containsEntry("role", "role of principal-1");
            assertThat(report.of(principal)).isEqualTo("principal-1");
        }
    }

    @Test
    void hands_on_the_value_of_what_was_there_already() {
        world.with("identity", "principal-1");
        try (var pool = new Pool(1)) {
            var principal = plan.step("identity", world.text("identity", "principal-1"));
            plan.step("role", world.text("role", values -> "role of " + values.of(principal)), principal);

            pool.runner().run(plan, new Cancellation()).orThrow();

            assertThat(world.texts()).containsEntry("role", "role of principal-1");
            assertThat(world.writes()).containsExactly("role");
        }
    }

    @Test
    void says_of_each_step_whether_it_created_updated_or_left_it() {
        world.with("same", "s").with("other", "old");
        try (var pool = new Pool(1)) {
            plan.step("new", world.text("new", "n"));
            plan.step("same", world.text("same", "s"));
            plan.step("other", world.text("other", "o"));

            var report = pool.runner().run(plan, new Cancellation());

            assertThat(report.steps())
                    .containsExactly(
                            new Done("new", Outcome.CREATED),
                            new Done("same", Outcome.UNCHANGED),
                            new Done("other", Outcome.UPDATED));
            assertThat(world.texts()).isEqualTo(Map.of("new", "n", "same", "s", "other", "o"));
        }
    }

    @Test
    void a_second_run_changes_nothing() {
        try (var pool = new Pool(4)) {
            var first = plan.step("first", world.text("first", "1"));
            plan.step("second", world.text("second", values -> values.of(first) + "2"), first);
            pool.runner().run(plan, new Cancellation()).orThrow();
            var writes = world.writes();

            var again = pool.runner().run(plan, new Cancellation()).orThrow();

            assertThat(again.count(Outcome.UNCHANGED)).isEqualTo(2);
            assertThat(world.writes()).isEqualTo(writes);
        }
    }

    @Test
    void tells_the_beginning_and_the_end_of_a_plan() {
        try (var pool = new Pool(1)) {
            plan.step("only", world.text("only", "o"));

            pool.runner().run(plan, new Cancellation());

            assertThat(pool.events()).hasSize(4);
            assertThat(pool.events().get(0)).isEqualTo(new Event.PlanStarted("demo", 1));
            assertThat(pool.events().get(1)).isEqualTo(new Event.StepStarted("demo", "only"));
            assertThat(pool.events().get(2))
                    .isInstanceOfSatisfying(
                            Event.StepFinished.class,
                            it -> assertThat(it.outcome()).isEqualTo(Outcome.CREATED));
            assertThat(pool.events().get(3))
                    .isInstanceOfSatisfying(
                            Event.PlanFinished.class,
                            it -> assertThat(it.failed()).isZero());
        }
    }

    @Test
    void runs_an_empty_plan() {
        try (var pool = new Pool(1)) {
            assertThat(pool.runner().run(plan, new Cancellation()).orThrow().steps())
                    .isEmpty();
        }
    }

    @Test
    void refuses_a_dependency_on_a_step_of_another_plan() {
        var foreign = Plan.named("other").step("foreign", world.text("foreign", "f"));

        assertThatThrownBy(() -> plan.step("mine", world.text("mine", "m"), foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mine")
                .hasMessageContaining("foreign");
    }

    @Test
    void a_step_that_uses_a_value_without_depending_on_it_fails_instead_of_hanging() {
        var later = new AtomicReference<Step<String>>();
        try (var pool = new Pool(1)) {
            plan.step("hasty", world.text("hasty", values -> values.of(Objects.requireNonNull(later.get()))));
            later.set(plan.step("later", world.text("later", "l")));

            var report = pool.runner().run(plan, new Cancellation());

            assertThat(report.failed())
                    .singleElement()
                    .extracting(Failed::failure)
                    .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                    .hasMessage("hasty uses what later gives, but does not depend on it");
        }
    }

    private static String shortForm(Event event) {
        if (event instanceof Event.StepStarted started) {
            return "started " + started.step();
        }
        return event instanceof Event.StepFinished finished ? "finished " + finished.step() : "";
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new AssertionError(e);
        }
    }
}

package io.hypershift.azure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.PlanReport.Done;
import io.hypershift.azure.plan.PlanReport.Failed;
import io.hypershift.azure.plan.PlanReport.NotRun;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PlanFailureTest {
    private final World world = new World();
    private final Plan plan = Plan.named("demo");
    private final HyperShiftException refused = new HyperShiftException(
            Problem.of("ScopeLocked", "the group is locked"), new IllegalStateException("answer 409"));
    private final IllegalStateException surprise = new IllegalStateException("a surprise");

    @Test
    void independent_steps_finish_and_dependents_are_reported_as_not_run() {
        try (var pool = new Pool(2)) {
            var report = pool.runner().run(planWithTwoFailures(), new Cancellation());

            assertThat(report.steps())
                    .containsExactly(
                            new Failed("locked", refused),
                            new NotRun("child", "needs locked"),
                            new NotRun("grandchild", "needs child"),
                            new Done("independent", Outcome.CREATED),
                            new Done("its child", Outcome.CREATED),
                            new Failed("surprising", surprise));
            assertThat(world.writes()).containsExactly("independent", "its child");
            assertThat(world.looks()).doesNotContain("child", "grandchild");
        }
    }

    @Test
    void tells_failures_and_what_was_not_run() {
        try (var pool = new Pool(2)) {
            pool.runner().run(planWithTwoFailures(), new Cancellation());

            assertThat(pool.events(Event.StepFailed.class))
                    .extracting(Event.StepFailed::step, Event.StepFailed::reason)
                    .containsExactlyInAnyOrder(
                            tuple("locked", "the group is locked"), tuple("surprising", "a surprise"));
            assertThat(pool.events(Event.StepNotRun.class))
                    .extracting(Event.StepNotRun::reason)
                    .containsExactly("needs locked", "needs child");
            assertThat(pool.events(Event.PlanFinished.class))
                    .singleElement()
                    .extracting(Event.PlanFinished::failed)
                    .isEqualTo(4);
        }
    }

    @Test
    void the_exception_holds_all_problems_and_all_causes() {
        try (var pool = new Pool(2)) {
            var report = pool.runner().run(planWithTwoFailures(), new Cancellation());

            var thrown = Objects.requireNonNull(catchThrowableOfType(HyperShiftException.class, report::orThrow));

            assertThat(thrown.problems()).extracting(Problem::code).containsExactly("ScopeLocked", "unexpected");
            assertThat(thrown).hasCause(refused).hasSuppressedException(surprise);
            assertThat(thrown).hasRootCauseMessage("answer 409");
            assertThat(thrown).hasMessageContaining("the group is locked").hasMessageContaining("a surprise");
        }
    }

    @Test
    void a_failure_without_a_message_is_told_by_its_type() {
        try (var pool = new Pool(1)) {
            plan.step("odd", Absent.put(() -> {
                throw new ArrayStoreException();
            }));

            var report = pool.runner().run(plan, new Cancellation());

            assertThat(pool.events(Event.StepFailed.class))
                    .singleElement()
                    .extracting(Event.StepFailed::reason)
                    .isEqualTo("java.lang.ArrayStoreException");
            assertThat(catchThrowableOfType(HyperShiftException.class, report::orThrow))
                    .hasMessage("odd: java.lang.ArrayStoreException");
        }
    }

    @Test
    void a_look_that_fails_is_a_failure_too() {
        try (var pool = new Pool(1)) {
            plan.step("blind", world.text("blind", values -> {
                throw surprise;
            }));

            assertThat(pool.runner().run(plan, new Cancellation()).failed())
                    .containsExactly(new Failed("blind", surprise));
            assertThat(world.writes()).isEmpty();
        }
    }

    private Plan planWithTwoFailures() {
        var locked = plan.step("locked", Absent.put(() -> {
            throw refused;
        }));
        var child = plan.step("child", world.text("child", "c"), locked);
        plan.step("grandchild", world.text("grandchild", "g"), child);
        var independent = plan.step("independent", world.text("independent", "i"));
        plan.step("its child", world.text("its child", "i"), independent);
        plan.step("surprising", Absent.put(() -> {
            throw surprise;
        }));
        return plan;
    }
}

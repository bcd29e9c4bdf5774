package io.hypershift.azure.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckRunnerTest {
    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final Checklist list = new Checklist();

    @AfterEach
    void close() {
        pool.shutdownNow();
    }

    @Test
    void checks_are_told_in_the_order_in_which_they_were_listed() {
        for (int i = 0; i < 20; i++) {
            var found = String.valueOf(i);
            list.add("check " + i, () -> Finding.passed(found));
        }

        assertThat(run().checks())
                .extracting(it -> it.found().template())
                .startsWith("0", "1", "2")
                .hasSize(20);
    }

    @Test
    void a_value_goes_to_the_checks_that_build_on_it() {
        var size = list.add("size", () -> Finding.of(42, "there"));
        list.add("room", answers -> Finding.passed("for {}", answers.of(size)), size);

        assertThat(found("room")).isEqualTo("for 42");
    }

    @Test
    void one_that_fails_stops_what_builds_on_it_however_far_and_nothing_else() {
        var login = list.add("login", () -> Finding.<Boolean>failed(Text.of("refused"), Text.NONE));
        var group = list.add("group", () -> Finding.passed("there"), login);
        list.add("identity", () -> Finding.passed("there"), group);
        list.add("key", () -> Finding.passed("there"));

        var report = run();

        assertThat(report.checks())
                .extracting(Check::outcome)
                .containsExactly(Outcome.FAILED, Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.PASSED);
        assertThat(report.checks().get(2).found().in(Words.PLAIN)).isEqualTo("not checked: it builds on login");
    }

    @Test
    void for_the_tolerant_only_a_finding_fails() {
        list.add("refused", () -> Finding.failed(Text.of("refused"), Text.NONE));
        var broken = list.add("broken", CheckRunnerTest::unanswered);
        list.add("beyond", answers -> Finding.of(answers.of(broken), "there"), broken);

        var tolerant = new CheckRunner(pool).tolerant().run(list, new Cancellation());

        assertThat(tolerant.problems())
                .singleElement()
                .satisfies(it -> assertThat(it.in(Words.PLAIN)).isEqualTo("refused: refused"));
        assertThat(tolerant.with(Outcome.UNKNOWN)).extracting(Check::name).containsExactly("broken", "beyond");
        assertThat(tolerant.with(Outcome.UNKNOWN)).extracting(Check::isLeftOut).containsExactly(false, true);
        assertThat(run().problems()).hasSize(2);
    }

    private static Finding<Boolean> unanswered() {
        throw new HyperShiftException(Problem.of("unreachable", "nobody answers"));
    }

    @Test
    void one_that_fails_and_yet_has_a_value_stops_nobody() {
        var full = list.add(
                "list",
                () -> Finding.<Integer>failed(Text.of("full"), Text.NONE).with(20));
        list.add("entry", answers -> Finding.passed("of {}", answers.of(full)), full);

        assertThat(found("entry")).isEqualTo("of 20");
    }

    @Test
    void a_missing_right_makes_unknown_what_needs_the_value_alone() {
        var denied = list.add("list", CheckRunnerTest::denied);
        list.add("entry", answers -> Finding.passed("of {}", answers.of(denied)), denied);
        list.add("from outside", () -> Finding.passed("there"), denied);

        var report = run();

        assertThat(report.checks())
                .extracting(Check::outcome)
                .containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN, Outcome.PASSED);
        assertThat(report.checks().get(0).found().in(Words.PLAIN)).isEqualTo("not checked: refused\nYou may not.");
        assertThat(report.checks().get(0).remedy().in(Words.PLAIN)).isEqualTo("Ask.");
        assertThat(report.checks().get(1).found().in(Words.PLAIN)).isEqualTo("not checked: it builds on list");
        assertThat(report.orThrow()).isSameAs(report);
    }

    @Test
    void any_other_failure_is_a_failed_check_with_its_cause_and_remedy() {
        list.add("zone", () -> {
            throw new HyperShiftException(
                    Problem.of("missing", "no zone").because("It must be.").remedy("Make it."));
        });
        list.add("bug", () -> {
            throw new IllegalStateException("oops");
        });

        assertThatThrownBy(() -> run().orThrow())
                .hasMessage("zone: no zone\n  It must be.\n  Make it.\nbug: java.lang.IllegalStateException: oops");
    }

    @Test
    void one_that_does_not_come_back_is_unknown_after_its_limit() {
        var never = new CountDownLatch(1);
        list.add("slow", () -> {
            await(never);
            return Finding.passed("at last");
        });

        var report = new CheckRunner(pool, Duration.ofMillis(20)).run(list, new Cancellation());

        assertThat(report.checks().get(0).outcome()).isEqualTo(Outcome.UNKNOWN);
        never.countDown();
    }

    @Test
    void who_cancels_gets_no_report() {
        var cancellation = new Cancellation();
        list.add("first", () -> {
            cancellation.cancel();
            return Finding.passed("there");
        });

        assertThatThrownBy(() -> new CheckRunner(pool).run(list, cancellation)).hasMessage("cancelled");
    }

    private static Finding<Integer> denied() {
        throw new HyperShiftException(Problem.of("AuthorizationFailed", "refused")
                .because("You may not.")
                .remedy("Ask."));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CheckReport run() {
        return new CheckRunner(pool).run(list, new Cancellation());
    }

    private String found(String name) {
        return run().checks().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .found()
                .in(Words.PLAIN);
    }
}

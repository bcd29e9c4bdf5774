package io.hypershift.azure.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.plan.PlanReport.Done;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RemovalTest {
    private final World world = new World().with("cluster", "c").with("lease", "l");

    @Test
    void removes_what_is_there_in_order_and_passes_over_what_is_gone() {
        var plan = plan();
        try (var pool = new Pool(4)) {
            var report = pool.runner().run(plan, new Cancellation());

            assertThat(report.steps())
                    .containsExactly(
                            new Done("cluster", Outcome.DELETED),
                            new Done("group", Outcome.ABSENT),
                            new Done("lease", Outcome.DELETED));
            assertThat(world.writes()).containsExactly("cluster", "lease");
            assertThat(world.texts()).isEmpty();
        }
    }

    @Test
    void a_second_removal_finds_nothing() {
        var plan = plan();
        try (var pool = new Pool(4)) {
            pool.runner().run(plan, new Cancellation());

            var again = pool.runner().run(plan, new Cancellation()).orThrow();

            assertThat(again.count(Outcome.ABSENT)).isEqualTo(3);
        }
    }

    private Plan plan() {
        var plan = Plan.named("removal");
        var cluster = plan.removal("cluster", world.gone("cluster"));
        var group = plan.removal("group", world.gone("group"), cluster);
        plan.removal("lease", world.gone("lease"), cluster, group);
        return plan;
    }
}

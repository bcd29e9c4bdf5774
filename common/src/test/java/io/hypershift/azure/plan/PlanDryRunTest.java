package io.hypershift.azure.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.plan.PlanReport.Done;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class PlanDryRunTest {
    private final World world = new World();
    private final Plan plan = Plan.named("demo");

    @Test
    void tells_what_it_would_do_and_does_nothing() {
        world.with("same", "s").with("other", "old").with("old", "o");
        plan.step("new", world.text("new", "n"));
        plan.step("same", world.text("same", "s"));
        plan.step("other", world.text("other", "o"));
        plan.removal("old", world.gone("old"));
        plan.removal("gone", world.gone("gone"));

        assertThat(dryRun().steps())
                .containsExactly(
                        new Done("new", Outcome.WOULD_CREATE),
                        new Done("same", Outcome.UNCHANGED),
                        new Done("other", Outcome.WOULD_UPDATE),
                        new Done("old", Outcome.WOULD_DELETE),
                        new Done("gone", Outcome.ABSENT));
        assertThat(world.writes()).isEmpty();
    }

    @Test
    void what_depends_on_a_value_that_is_known_after_create_would_be_created() {
        var identity = plan.step("identity", world.text("identity", "i"));
        var role = plan.step("role", world.text("role", values -> "role of " + values.of(identity)), identity);
        plan.step("use of role", world.text("use", values -> values.of(role)), role);

        var report = dryRun();

        assertThat(report.count(Outcome.WOULD_CREATE)).isEqualTo(3);
        assertThatThrownBy(() -> report.of(identity))
                .isInstanceOf(NotKnownYet.class)
                .hasMessage("known after create: identity");
    }

    @Test
    void a_value_that_is_there_flows_in_a_dry_run_too() {
        world.with("identity", "i").with("role", "role of i");
        var identity = plan.step("identity", world.text("identity", "i"));
        plan.step("role", world.text("role", values -> "role of " + values.of(identity)), identity);

        assertThat(dryRun().count(Outcome.UNCHANGED)).isEqualTo(2);
    }

    @Test
    void what_would_be_updated_hands_on_the_value_it_has() {
        world.with("group", "old").with("inside", "in old");
        var group = plan.step("group", world.text("group", "new"));
        plan.step("inside", world.text("inside", values -> "in " + values.of(group)), group);

        assertThat(dryRun().steps())
                .containsExactly(new Done("group", Outcome.WOULD_UPDATE), new Done("inside", Outcome.UNCHANGED));
    }

    @Test
    void a_name_that_holds_what_is_not_known_yet_is_told_without_it() {
        var told = Plan.named("demo", "x7k2p");
        told.step("group demo-x7k2p", world.text("demo-x7k2p", "g"));

        assertThat(dryRun(told).steps())
                .containsExactly(new Done("group demo-(known after create)", Outcome.WOULD_CREATE));
    }

    @Test
    void what_only_a_failure_leaves_is_not_expected() {
        world.with("stuck", "s");
        var stuck = world.gone("stuck");
        plan.removal("stuck", new Removal() {
            @Override
            public boolean exists() {
                return stuck.exists();
            }

            @Override
            public boolean isExpected() {
                return false;
            }

            @Override
            public void delete() {
                stuck.delete();
            }
        });

        assertThat(dryRun().steps()).containsExactly(new Done("stuck", Outcome.ABSENT));
    }

    private PlanReport dryRun() {
        return dryRun(plan);
    }

    private static PlanReport dryRun(Plan plan) {
        try (var pool = new Pool(2)) {
            return pool.runner().dryRun(plan, new Cancellation()).orThrow();
        }
    }
}

package io.hypershift.azure.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.sensitive.Redactor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class EventLinesTest {
    private final List<String> lines = new ArrayList<>();
    private final EventLines console = new EventLines(
            (level, line) -> lines.add(level.name().toLowerCase(Locale.ROOT) + " " + line),
            Words.PLAIN,
            new Redactor());

    @Test
    void a_plan_tells_its_size_each_change_with_its_age_and_a_sum() {
        console.on(new Event.PlanStarted("foundation demo", 3));
        console.on(new Event.StepStarted("foundation demo", "resource group os4-common"));
        console.on(new Event.StepFinished(
                "foundation demo", "resource group os4-common", Outcome.UNCHANGED, Duration.ofMillis(312)));
        console.on(new Event.StepFinished(
                "foundation demo", "identity demo-hc-disk-csi", Outcome.CREATED, Duration.ofMillis(1240)));
        console.on(new Event.StepFinished(
                "foundation demo", "identity demo-hc-ingress", Outcome.CREATED, Duration.ofSeconds(61)));
        console.on(new Event.PlanFinished("foundation demo", 3, 0, Duration.ofSeconds(90)));
        assertThat(lines)
                .containsExactly(
                        "info foundation demo: 3 steps",
                        "info   unchanged resource group os4-common                                                        0.3 s",
                        "info   created   identity demo-hc-disk-csi                                                        1.2 s",
                        "info   created   identity demo-hc-ingress                                                         1m01s",
                        "info foundation demo: 2 created, 1 unchanged in 1m30s");
    }

    @Test
    void what_failed_and_what_was_not_run_stands_out() {
        console.on(new Event.PlanStarted("cluster pr-42", 2));
        console.on(new Event.StepFailed(
                "cluster pr-42", "virtual network", "quota exceeded\n  Ask for more.", Duration.ofSeconds(2)));
        console.on(new Event.StepNotRun("cluster pr-42", "load balancer", "virtual network failed"));
        console.on(new Event.PlanFinished("cluster pr-42", 2, 2, Duration.ofSeconds(2)));
        assertThat(lines)
                .element(1)
                .asString()
                .startsWith("error   failed    virtual network")
                .endsWith("2.0 s  quota exceeded");
        assertThat(lines).element(2).isEqualTo("warn   not run   load balancer  virtual network failed");
        assertThat(lines).last().isEqualTo("info cluster pr-42: 2 steps, 2 not done in 2.0 s");
    }

    @Test
    void a_wait_is_told_when_it_is_stuck_at_something_new_and_again_after_half_a_minute() {
        console.on(waiting(Duration.ofSeconds(0), "etcd"));
        console.on(waiting(Duration.ofSeconds(10), "etcd"));
        console.on(waiting(Duration.ofSeconds(20), "the API server"));
        console.on(waiting(Duration.ofSeconds(50), "the API server"));
        assertThat(lines)
                .containsExactly(
                        "info cluster pr-42: waiting for Available (0.0 s): etcd",
                        "info cluster pr-42: waiting for Available (20.0 s): the API server",
                        "info cluster pr-42: waiting for Available (50.0 s): the API server");
    }

    @Test
    void the_moment_a_cluster_becomes_available_is_told_and_other_conditions_are_for_debugging() {
        console.on(new Event.ConditionChanged(
                "HostedCluster clusters/pr-42",
                "Available",
                "True",
                "AsExpected",
                "The hosted control plane is available"));
        console.on(new Event.ConditionChanged(
                "HostedCluster clusters/pr-42", "EtcdAvailable", "True", "QuorumAvailable", ""));
        assertThat(lines)
                .containsExactly(
                        "info HostedCluster clusters/pr-42: Available True (The hosted control plane is available)",
                        "debug HostedCluster clusters/pr-42: EtcdAvailable True");
    }

    @Test
    void ages_are_short() {
        assertThat(Ages.of(Duration.ofMillis(59_940))).isEqualTo("59.9 s");
        assertThat(Ages.of(Duration.ofSeconds(250))).isEqualTo("4m10s");
        assertThat(Ages.of(Duration.ofMinutes(65))).isEqualTo("1h05m");
    }

    private static Event waiting(Duration waited, String stuckAt) {
        return new Event.Waiting("cluster pr-42", "Available", waited, stuckAt);
    }
}

package io.hypershift.azure.diagnose.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.SampleDiagnosis;
import io.hypershift.azure.diagnose.report.Timeline.Bar;
import io.hypershift.azure.diagnose.report.Timeline.Lane;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final String CLUSTER = "HostedCluster clusters/pr-42";

    @Test
    void a_condition_is_a_lane_with_a_bar_for_each_status_one_after_the_other() {
        var lane = lane(Timeline.of(SampleDiagnosis.well().diagnosis()), "EtcdAvailable");
        assertThat(lane.bars())
                .extracting(Bar::health)
                .containsExactly(ConditionHealth.UNHEALTHY, ConditionHealth.HEALTHY);
        var first = lane.bars().get(0);
        assertThat(first.x()).isEqualTo(Timeline.LEFT);
        assertThat(first.tooltip()).startsWith("EtcdAvailable False (unhealthy) from 12:00:00 for 4m00s");
        assertThat(lane.bars().get(1).x()).isEqualTo(first.x() + first.width());
    }

    @Test
    void what_is_unhealthy_now_comes_first_and_what_never_was_is_left_out() {
        var timeline = Timeline.of(SampleDiagnosis.well()
                .with(25, CLUSTER, "KubeAPIServerAvailable", "False", "NotFound", "gone")
                .diagnosis());
        assertThat(timeline.lanes())
                .extracting(Lane::label)
                .containsExactly(CLUSTER, "KubeAPIServerAvailable", "EtcdAvailable");
        assertThat(timeline.others()).isEqualTo(6);
    }

    @Test
    void which_status_is_healthy_depends_on_the_type() {
        var timeline = Timeline.of(SampleDiagnosis.unwell()
                .with(5, CLUSTER, "Degraded", "True", "UnavailableReplicas", "etcd")
                .with(6, CLUSTER, "Degraded", "False", "AsExpected", "")
                .with(5, CLUSTER, "Progressing", "True", "Updating", "")
                .with(6, CLUSTER, "Progressing", "False", "Blocked", "ValidReleaseImage")
                .with(5, CLUSTER, "ClusterVersionUpgradeable", "False", "Gate", "")
                .with(6, CLUSTER, "ClusterVersionUpgradeable", "Unknown", "Gate", "")
                .diagnosis());
        assertThat(lane(timeline, "Degraded").bars())
                .extracting(Bar::health)
                .containsExactly(ConditionHealth.UNHEALTHY, ConditionHealth.HEALTHY);
        assertThat(lane(timeline, "Progressing").bars())
                .extracting(Bar::health)
                .containsExactly(ConditionHealth.UNDECIDED, ConditionHealth.UNHEALTHY);
        assertThat(lane(timeline, "ClusterVersionUpgradeable").bars())
                .extracting(Bar::health)
                .containsExactly(ConditionHealth.NEUTRAL, ConditionHealth.NEUTRAL);
    }

    @Test
    void it_ends_some_time_after_the_last_change() {
        var idle = SampleDiagnosis.empty()
                .with(-600, CLUSTER, "Available", "False", "WaitingForEtcd", "")
                .with(-580, CLUSTER, "Available", "False", "WaitingForLoadBalancer", "");
        assertThat(Timeline.of(idle.diagnosis()).end()).isEqualTo("2026-03-02 02:50:00 UTC");
        idle.with(20, CLUSTER, "EtcdAvailable", "False", "EtcdWaitingForQuorum", "");
        assertThat(Timeline.of(idle.diagnosis()).end()).isEmpty();
    }

    @Test
    void ticks_are_round_and_few_whatever_the_span() {
        var from = Instant.parse("2026-03-02T12:01:30Z");
        for (long seconds : new long[] {0, 1, 59, 61, 600, 3_000, 7_300, 90_000, 800_000, 90_000_000}) {
            var ticks = new TimeScale(from, from.plusSeconds(seconds), 0, 600).ticks();
            assertThat(ticks).as("%s s", seconds).hasSizeBetween(1, 8);
            assertThat(ticks).extracting(TimeScale.Tick::x).isSorted().allMatch(it -> it >= 0 && it <= 600);
        }
        assertThat(new TimeScale(from, from.plusSeconds(600), 0, 600).ticks())
                .extracting(TimeScale.Tick::label)
                .containsExactly("12:02", "12:04", "12:06", "12:08", "12:10");
    }

    @Test
    void without_conditions_there_is_no_picture() {
        var timeline = Timeline.of(SampleDiagnosis.empty().diagnosis());
        assertThat(timeline.lanes()).isEmpty();
        assertThat(timeline.ticks()).isEmpty();
    }

    private static Lane lane(Timeline timeline, String label) {
        return timeline.lanes().stream()
                .filter(it -> it.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}

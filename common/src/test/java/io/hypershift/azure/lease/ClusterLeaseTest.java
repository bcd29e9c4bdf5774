package io.hypershift.azure.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterLeaseTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final Instant FOUR = Instant.parse("2026-11-25T16:00:00Z");

    private final ClusterLease lease = lease("https://ci.example.com/job/1");

    @Test
    void what_goes_to_the_server_comes_back_as_the_same_lease() {
        assertThat(ClusterLease.of(manifest())).isEqualTo(lease);
    }

    @Test
    void groups_that_were_there_before_and_another_domain_come_back_too() {
        var kept = new ClusterLease(
                "clusters",
                "pr-42",
                "job#1",
                "pr-42-x7k2p",
                List.of(),
                List.of("a", "b"),
                lease.dnsZone(),
                "*.apps",
                "demo",
                "",
                NOON,
                FOUR,
                Optional.empty());

        assertThat(ClusterLease.of(kept.manifest(Optional.empty()))).isEqualTo(kept);
        assertThat(kept.withExpiry(NOON))
                .isEqualTo(ClusterLease.of(kept.withExpiry(NOON).manifest(Optional.empty())));
    }

    /** Leases of earlier versions know of neither. */
    @Test
    void a_lease_that_says_nothing_of_them_has_none_and_the_usual_record() {
        var tree = manifest().tree();
        tree.withObject("/metadata/annotations").remove("azure.hypershift.io/apps-record");

        assertThat(ClusterLease.of(new Manifest(tree))).isEqualTo(lease);
        assertThat(lease.keptGroups()).isEmpty();
        assertThat(lease.appsRecord()).isEqualTo("*.apps.pr-42");
    }

    @Test
    void is_a_kubernetes_lease_held_by_the_process_at_work() {
        assertThat(manifest().ref()).isEqualTo(ClusterLease.ref("clusters", "pr-42"));
        assertThat(manifest().apiVersion()).isEqualTo("coordination.k8s.io/v1");
        assertThat(manifest().labels()).containsEntry("app.kubernetes.io/managed-by", "hypershift-azure");
        assertThat(manifest().annotations())
                .containsEntry("azure.hypershift.io/owner", "job#1")
                .containsEntry("azure.hypershift.io/resource-groups", "a,b,c")
                .containsEntry("azure.hypershift.io/expires-at", "2026-11-25T16:00:00Z");
        assertThat(manifest().text("spec", "holderIdentity")).isEqualTo("7@host/1");
        assertThat(manifest().at("spec", "leaseDurationSeconds").asInt()).isEqualTo(60);
        assertThat(manifest().text("spec", "renewTime")).isEqualTo("2026-11-25T12:00:00.000000Z");
    }

    @Test
    void a_lease_that_is_not_ours_names_no_groups_and_never_expires() {
        var foreign = ClusterLease.of(Manifest.of(ClusterLease.ref("clusters", "pr-42")));

        assertThat(foreign.resourceGroups()).isEmpty();
        assertThat(foreign.owner()).isEmpty();
        assertThat(foreign.isExpired(Instant.parse("9999-01-01T00:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-25T12:00:00Z, 2026-11-25T12:00:00.000000Z",
        "2026-11-25T12:00:00.1Z, 2026-11-25T12:00:00.100000Z",
        "2026-11-25T12:00:00.123456789Z, 2026-11-25T12:00:00.123456Z",
        "2026-01-02T03:04:05.000001Z, 2026-01-02T03:04:05.000001Z"
    })
    void a_micro_time_has_six_digits(Instant instant, String text) {
        assertThat(MicroTime.of(instant)).isEqualTo(text);
    }

    @Test
    void a_cluster_that_is_removed_expires_at_once_and_says_since_when() {
        var removed = lease.removedFrom(NOON.plusSeconds(5));

        assertThat(removed.isExpired(NOON.plusSeconds(5))).isTrue();
        assertThat(removed.removalStartedAt()).contains(NOON.plusSeconds(5));
        assertThat(ClusterLease.of(removed.manifest(Optional.empty()))).isEqualTo(removed);
        assertThat(removed.removedFrom(FOUR)).as("started again").isEqualTo(removed);
    }

    @Test
    void nobody_works_on_a_cluster_who_has_given_no_sign_of_life_for_a_minute() {
        var stored = StoredLease.of(manifest());

        assertThat(stored.atWork(NOON.plusSeconds(59))).isPresent();
        assertThat(stored.atWork(NOON.plusSeconds(60))).isEmpty();
    }

    @Test
    void is_abandoned_when_it_has_expired_and_nobody_works_on_the_cluster() {
        var idle = StoredLease.of(lease.manifest(Optional.empty()));
        var busy = StoredLease.of(lease.manifest(Optional.of(new Work("7@host/1", FOUR, Duration.ofSeconds(60)))));

        assertThat(idle.isAbandoned(FOUR.minusSeconds(1))).isFalse();
        assertThat(idle.isAbandoned(FOUR)).isTrue();
        assertThat(busy.isAbandoned(FOUR)).isFalse();
        assertThat(busy.isAbandoned(FOUR.plusSeconds(60))).isTrue();
    }

    @Test
    void one_whose_expiry_somebody_wrote_by_hand_and_wrongly_lives_as_long_as_most() {
        var tree = manifest().tree();
        tree.withObject("/metadata/annotations").put("azure.hypershift.io/expires-at", "tomorrow");

        assertThat(ClusterLease.of(new Manifest(tree)).expiresAt()).isEqualTo(NOON.plus(Duration.ofHours(4)));
    }

    @Test
    void its_owner_is_never_refused() {
        assertThatNoException().isThrownBy(() -> Leases.refuseOthers(lease, "job#1", NOON));
        assertThatNoException().isThrownBy(() -> Leases.refuseOthers(lease, "job#1", FOUR.plusSeconds(1)));
    }

    @Test
    void others_are_refused_until_it_expires() {
        assertThatThrownBy(() -> Leases.refuseOthers(lease, "job#2", FOUR.minusMillis(1)))
                .isInstanceOf(HyperShiftException.class)
                .hasMessage(String.join(
                        "\n  ",
                        "cluster pr-42 belongs to job#1 until 2026-11-25T16:00:00Z",
                        "You are job#2. It was made by https://ci.example.com/job/1",
                        "Choose another name with clusterName, give its owner with owner,"
                                + " or remove it once it has expired: destroy-cluster"));
        assertThatNoException().isThrownBy(() -> Leases.refuseOthers(lease, "job#2", FOUR));
    }

    @Test
    void says_nothing_of_where_it_was_made_when_that_is_not_known() {
        assertThatThrownBy(() -> Leases.refuseOthers(lease(""), "job#2", NOON))
                .hasMessageContaining("\n  You are job#2.\n");
    }

    private Manifest manifest() {
        return lease.manifest(Optional.of(new Work("7@host/1", NOON, Duration.ofSeconds(60))));
    }

    private static ClusterLease lease(String source) {
        return new ClusterLease(
                "clusters",
                "pr-42",
                "job#1",
                "pr-42-x7k2p",
                List.of("a", "b", "c"),
                "/subscriptions/s/resourceGroups/os4-common/providers/Microsoft.Network/dnszones/example.com",
                "demo",
                source,
                NOON,
                FOUR,
                Optional.empty());
    }
}

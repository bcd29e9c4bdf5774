package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.lease.ClusterLease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterTagsTest {
    private final ClusterLease lease = new ClusterLease(
            "clusters",
            "pr-42",
            "job#1",
            "pr-42-x7k2p",
            List.of("/subscriptions/s/resourceGroups/pr-42-pr-42-x7k2p"),
            "/subscriptions/s/resourceGroups/os4-common/providers/Microsoft.Network/dnszones/example.com",
            "demo",
            "",
            Instant.parse("2026-11-25T12:00:00Z"),
            Instant.parse("2026-11-25T16:00:00Z"),
            Optional.empty());

    @Test
    void hold_the_facts_of_the_lease_beside_the_users_own() {
        assertThat(ClusterTags.of(lease, "uid-1", Map.of("team", "ci", "hypershift-azure.owner", "someone else")))
                .isEqualTo(Map.of(
                        "team", "ci",
                        "hypershift-azure.cluster", "pr-42",
                        "hypershift-azure.owner", "job#1",
                        "hypershift-azure.infra-id", "pr-42-x7k2p",
                        "hypershift-azure.namespace", "clusters",
                        "hypershift-azure.dns-zone", lease.dnsZone(),
                        "hypershift-azure.apps-record", "*.apps.pr-42",
                        "hypershift-azure.management", "uid-1"));
    }

    @Test
    void a_group_without_any_of_our_tags_is_nobodys() {
        assertThat(ClusterTags.sayNobodys())
                .accepts(Map.of(), Map.of("team", "ci"))
                .rejects(ClusterTags.of(lease, "uid-1", Map.of()), Map.of("hypershift-azure.foundation", "demo"));
    }

    @Test
    void a_group_is_ours_when_infra_id_and_management_cluster_are() {
        var tags = ClusterTags.of(lease, "uid-1", Map.of());

        assertThat(ClusterTags.sayOurs("pr-42-x7k2p", "uid-1")).accepts(tags);
        assertThat(ClusterTags.sayOurs("pr-42-x7k2p", "uid-2")).rejects(tags, Map.of());
        assertThat(ClusterTags.sayOurs("pr-42-other", "uid-1")).rejects(tags, Map.of("team", "ci"));
    }
}

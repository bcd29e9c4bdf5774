package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.azureapi.GroupContent.Item;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnResourcesTest {
    private static final String CAPZ = "sigs.k8s.io_cluster-api-provider-azure_cluster_";
    private static final String KUBERNETES = "kubernetes.io_cluster.";

    private final OwnResources own = OwnResources.of("pr-4-x7k2p", "uid-1");

    @ParameterizedTest
    @ValueSource(
            strings = {"pr-4-x7k2p", "pr-4-pr-4-x7k2p", "pr-4-pr-4-x7k2p-nsg", "PR-4-X7K2P-a1b2", "zone/pr-4-x7k2p"})
    void the_infra_id_in_a_name_tells(String name) {
        assertThat(own).accepts(item(name, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pr-4", "pr-4-x7k2", "pr-4-x7k2pq", "xpr-4-x7k2p", "pr-4.example.com"})
    void a_name_that_only_looks_alike_does_not(String name) {
        assertThat(own).rejects(item(name, Map.of()));
    }

    @Test
    void so_do_our_tags_and_those_of_what_runs_in_the_cluster() {
        assertThat(own)
                .accepts(
                        item("x", ours("pr-4-x7k2p", "uid-1")),
                        item("x", Map.of(CAPZ + "pr-4-x7k2p", "owned")),
                        item("x", Map.of(KUBERNETES + "pr-4-x7k2p", "owned")))
                .rejects(
                        item("x", ours("pr-4-x7k2p", "uid-2")),
                        item("x", Map.of(CAPZ + "pr-4-x7k2", "owned")),
                        item("x", Map.of("team", "pr-4-x7k2p")));
    }

    @Test
    void what_is_marked_as_anothers_is_anothers_whatever_it_is_called() {
        assertThat(OwnResources.of("pr-4", "uid-1"))
                .rejects(
                        item("pr-4-nsg", ours("pr-4-x7k2p", "uid-1")),
                        item("pr-4-nsg", ours("pr-4", "uid-2")),
                        item("pr-4-nsg", Map.of("hypershift-azure.foundation", "pr-4")),
                        item("pr-4-nsg", Map.of(CAPZ + "pr-4-x7k2p", "owned")));
    }

    @Test
    void no_infra_id_tells_nothing() {
        assertThat(OwnResources.of("", "uid-1")).rejects(item("x", Map.of()), item("", ours("", "uid-1")));
    }

    @Test
    void a_private_zone_of_the_clis_is_known_by_its_id_alone() {
        assertThat(own.with("/ZONES/a")).accepts(item("/zones/a", Map.of())).rejects(item("/zones/b", Map.of()));
    }

    private static Map<String, String> ours(String infraId, String management) {
        return Map.of(ClusterTags.INFRA_ID, infraId, ClusterTags.MANAGEMENT, management);
    }

    private static Item item(String name, Map<String, String> tags) {
        return new Item(name, name, "Microsoft.Network/anything", tags, "");
    }
}

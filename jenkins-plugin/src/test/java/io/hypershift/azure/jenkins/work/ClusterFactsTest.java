package io.hypershift.azure.jenkins.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.KnownCluster;
import io.hypershift.azure.cluster.KnownCluster.Machines;
import io.hypershift.azure.cluster.KnownCluster.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterFactsTest {
    private static final Instant EXPIRY = Instant.parse("2026-12-24T18:00:00Z");

    private static final KnownCluster OURS = new KnownCluster(
            new ClusterKey("clusters", "pr-1"),
            Origin.OURS,
            "job#1",
            "http://jenkins/job/1/",
            "pr-1-x7k2p",
            Optional.of(EXPIRY.minusSeconds(60)),
            Optional.of(EXPIRY),
            "available",
            List.of(new Machines("Standard_D4s_v3", 2), new Machines("Standard_D8s_v3", 1)));

    private static final KnownCluster OTHERS = new KnownCluster(
            new ClusterKey("clusters", "by-hand"),
            Origin.OTHERS,
            "",
            "",
            "by-hand-1",
            Optional.empty(),
            Optional.empty(),
            "coming up",
            List.of());

    @Test
    void a_cluster_is_a_map_of_texts_and_a_number_of_nodes() {
        assertThat(ClusterFacts.of(List.of(OURS)))
                .containsExactly(Map.of(
                        "name", "pr-1",
                        "namespace", "clusters",
                        "owner", "job#1",
                        "infraId", "pr-1-x7k2p",
                        "state", "available",
                        "expiresAt", "2026-12-24T18:00:00Z",
                        "nodes", 3));
    }

    @Test
    void what_no_lease_tells_is_empty() {
        assertThat(ClusterFacts.of(List.of(OTHERS)))
                .singleElement()
                .satisfies(facts -> assertThat(facts).containsEntry("owner", "").containsEntry("expiresAt", ""));
    }

    @Test
    void they_can_be_saved_with_a_build() throws IOException, ClassNotFoundException {
        var facts = ClusterFacts.of(List.of(OURS, OTHERS));
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(facts);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(facts);
        }
    }
}

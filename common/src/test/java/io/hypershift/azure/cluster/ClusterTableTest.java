package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.cluster.KnownCluster.Machines;
import io.hypershift.azure.cluster.KnownCluster.Origin;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterTableTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final List<KnownCluster> clusters = List.of(
            new KnownCluster(
                    new ClusterKey("clusters", "pr-42"),
                    Origin.OURS,
                    "shop#42",
                    "",
                    "pr-42-x7k2p",
                    Optional.of(NOON.minusSeconds(720)),
                    Optional.of(NOON.plusSeconds(3 * 3600 + 48 * 60)),
                    "available",
                    List.of(new Machines("Standard_D4s_v3", 2), new Machines("Standard_D8s_v3", 1))),
            new KnownCluster(
                    new ClusterKey("clusters", "hand"),
                    Origin.OTHERS,
                    "",
                    "",
                    "hand-q9w8r",
                    Optional.of(NOON.minusSeconds(3 * 86400)),
                    Optional.empty(),
                    "available",
                    List.of(new Machines("Standard_M128", 1))));

    @Test
    void tells_who_owns_what_until_when_and_what_it_costs() {
        var prices = prices("{\"Standard_D4s_v3\": 0.2, \"Standard_D8s_v3\": 0.405}");

        assertThat(ClusterTable.lines(clusters, prices, NOON))
                .containsExactly(
                        "CLUSTER          OWNER              INFRA ID      AGE   EXPIRES    STATE       NODES                                  COST/H",
                        "clusters/pr-42   shop#42            pr-42-x7k2p   12m   in 3h48m   available   2 Standard_D4s_v3, 1 Standard_D8s_v3   0.81",
                        "clusters/hand    (made by others)   hand-q9w8r    3d    never      available   1 Standard_M128                        ?");
    }

    @Test
    void invents_no_price() {
        assertThat(ClusterTable.lines(clusters, Prices.UNKNOWN, NOON).subList(1, 3))
                .allMatch(line -> line.endsWith("?"));
    }

    @Test
    void says_when_there_is_no_cluster() {
        assertThat(ClusterTable.lines(List.of(), Prices.UNKNOWN, NOON)).containsExactly("there is no cluster");
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "59, 59s", "60, 1m", "3600, 1h", "3660, 1h1m", "172799, 47h59m", "172800, 2d"})
    void ages_are_told_as_kubectl_does(long seconds, String text) {
        assertThat(ClusterTable.age(NOON, NOON.plusSeconds(seconds))).isEqualTo(text);
    }

    @Test
    void a_price_that_is_none_is_refused_by_its_name() {
        assertThatThrownBy(() -> prices("{\"Standard_D4s_v3\": \"cheap\"}"))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining("Standard_D4s_v3")
                .hasMessageContaining("must be a number");
    }

    private static Prices prices(String json) {
        var checks = new Checks();
        var prices = Prices.read(Source.text(json, "a test"), checks);
        checks.throwIfAny();
        return prices;
    }
}

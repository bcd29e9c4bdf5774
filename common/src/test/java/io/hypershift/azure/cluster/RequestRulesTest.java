package io.hypershift.azure.cluster;

import static io.hypershift.azure.cluster.Requests.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.CreateClusterRequest.ControlPlane;
import io.hypershift.azure.cluster.CreateClusterRequest.Networking;
import io.hypershift.azure.cluster.CreateClusterRequest.Nodes;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Placement;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestRulesTest {
    private static final Duration HOUR = Duration.ofHours(1);

    static Stream<Requests> good() {
        return Stream.of(
                GOOD,
                GOOD.named("a"),
                GOOD.named("a" + "b".repeat(35)),
                GOOD.with(new Nodes(0, Optional.of("Standard_D4ps_v5"), 16, "arm64")),
                GOOD.with(new Nodes(500, Optional.empty(), 32767, "amd64")),
                GOOD.with(new Networking("Calico", "10.128.0.0/14", "172.30.0.0/16")),
                GOOD.with(new ControlPlane("HighlyAvailable", "16Gi")),
                GOOD.with(new Placement(Optional.empty(), Map.of("team", "ci"))));
    }

    @ParameterizedTest
    @MethodSource("good")
    void a_good_request_has_no_problem(Requests good) {
        assertThat(problems(good)).isEmpty();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                bad("clusterName", GOOD.named("")),
                bad("clusterName", GOOD.named("PR-42")),
                bad("clusterName", GOOD.named("42")),
                bad("clusterName", GOOD.named("pr.42")),
                bad("clusterName", GOOD.named("pr-")),
                bad("clusterName", GOOD.named("a".repeat(38))),
                bad("clusterName", GOOD.in("n".repeat(60))),
                bad("namespace", GOOD.in("")),
                bad("namespace", GOOD.in("Clusters")),
                bad("infraId", GOOD.infraId("PR")),
                bad("infraId", GOOD.infraId("a".repeat(28))),
                bad("baseDomain", GOOD.baseDomain("")),
                bad("baseDomain", GOOD.baseDomain("example")),
                bad("releaseImage", GOOD.image("4.21.0")),
                bad("nodePoolReplicas", GOOD.with(new Nodes(-1, Optional.empty(), 120, "amd64"))),
                bad("nodePoolReplicas", GOOD.with(new Nodes(501, Optional.empty(), 120, "amd64"))),
                bad("rootDiskSize", GOOD.with(new Nodes(2, Optional.empty(), 15, "amd64"))),
                bad("rootDiskSize", GOOD.with(new Nodes(2, Optional.empty(), 32768, "amd64"))),
                bad("arch", GOOD.with(new Nodes(2, Optional.empty(), 120, "x86_64"))),
                bad("arch", GOOD.with(new Nodes(2, Optional.empty(), 120, ""))),
                bad("instanceType", GOOD.with(new Nodes(2, Optional.of("D4s v5"), 120, "amd64"))),
                bad("networkType", GOOD.with(new Networking("Flannel", "10.132.0.0/14", "172.31.0.0/16"))),
                bad("clusterCidr", GOOD.with(new Networking("Other", "10.132.0.0", "172.31.0.0/16"))),
                bad("clusterCidr", GOOD.with(new Networking("Other", "10.0.128.0/17", "172.31.0.0/16"))),
                bad("clusterCidr", GOOD.with(new Networking("Other", "", "172.31.0.0/16"))),
                bad("serviceCidr", GOOD.with(new Networking("Other", "10.132.0.0/14", "fd00::/112"))),
                bad("serviceCidr", GOOD.with(new Networking("Other", "10.132.0.0/14", "10.133.0.0/16"))),
                bad("controlPlaneAvailabilityPolicy", GOOD.with(new ControlPlane("Single", "8Gi"))),
                bad("etcdStorageSize", GOOD.with(new ControlPlane("SingleReplica", "8 GB"))),
                bad("etcdStorageSize", GOOD.with(new ControlPlane("SingleReplica", "0Gi"))),
                bad("location", GOOD.with(new Placement(Optional.of("East US"), Map.of()))),
                bad("resourceGroupTags", GOOD.with(new Placement(Optional.empty(), Map.of("a/b", "c")))),
                bad("owner", GOOD.with(new Ownership("", "", HOUR, HOUR))),
                bad("ttl", GOOD.with(new Ownership("me", "", Duration.ZERO, HOUR))),
                bad("clusterGracePeriod", GOOD.with(new Ownership("me", "", HOUR, HOUR.negated()))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("bad")
    void a_bad_value_is_one_problem_that_names_its_parameter(String parameter, Requests bad) {
        assertThat(problems(bad))
                .extracting(problem -> problem.in(Words.PLAIN).split("[ :]", 2)[0])
                .containsExactly(parameter);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var request = GOOD.infraId("PR")
                .in("Clusters")
                .baseDomain("example")
                .image("4.21")
                .with(new Nodes(-1, Optional.of("big"), 1, "mips"))
                .with(new Networking("Flannel", "a", "b"))
                .with(new ControlPlane("Single", "big"))
                .with(new Placement(Optional.of("East US"), Map.of("a/b", "c")))
                .with(new Ownership(" ", "", Duration.ZERO, Duration.ZERO));

        assertThat(problems(request)).hasSize(18);
    }

    @Test
    void a_pull_secret_must_hold_auths() {
        var checks = new Checks();
        var source = Source.text("{\"password\": \"hunter22\"}", "secrets/pull");
        var rules = new RequestRules(GOOD.request(source, GOOD.request().trust()), checks);

        assertThat(rules.pullSecret()).isEmpty();
        assertThat(checks.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.in(Words.PLAIN))
                        .startsWith("pullSecretFile: secrets/pull is no pull secret")
                        .doesNotContain("hunter22"));
    }

    private static Arguments bad(String parameter, Requests bad) {
        return Arguments.of(parameter, bad);
    }

    private static List<Problem> problems(Requests requests) {
        var checks = new Checks();
        new RequestRules(requests.request(), checks).check();
        return checks.problems();
    }
}

package io.hypershift.azure.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.check.Check;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckRunner;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Outcome;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.plan.Cancellation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConditionChecksTest {
    @Test
    void a_cluster_with_every_condition_as_it_should_be_gives_one_check() {
        var report = checks(Map.of(), false);

        assertThat(report.checks()).hasSize(1);
        assertThat(report.checks().get(0).outcome()).isEqualTo(Outcome.PASSED);
    }

    @Test
    void a_condition_that_is_not_is_a_check_with_its_meaning_its_message_and_a_remedy() {
        var report = checks(Map.of("EtcdAvailable", "False", "Degraded", "True"), false);

        assertThat(names(report, Outcome.FAILED)).containsExactly("condition EtcdAvailable", "condition Degraded");
        var etcd = report.checks().get(0);
        assertThat(etcd.found().in(Words.PLAIN))
                .isEqualTo("False (Because): etcd has no quorum\ntold of EtcdAvailable");
        assertThat(etcd.remedy().in(Words.PLAIN)).contains("StorageClass");
    }

    @Test
    void what_is_on_its_way_or_unknown_has_not_failed() {
        var report = checks(
                Map.of("Progressing", "True", "ClusterVersionProgressing", "True", "InfrastructureReady", "Unknown"),
                false);

        assertThat(names(report, Outcome.FAILED)).isEmpty();
        assertThat(names(report, Outcome.UNKNOWN)).hasSize(3);
    }

    @Test
    void without_nodes_what_needs_them_is_passed_over() {
        var report = checks(
                Map.of(
                        "DataPlaneConnectionAvailable",
                        "Unknown",
                        "ControlPlaneConnectionAvailable",
                        "Unknown",
                        "ClusterVersionSucceeding",
                        "False",
                        "ClusterVersionAvailable",
                        "False"),
                true);

        assertThat(names(report, Outcome.PASSED)).containsExactly("conditions");
    }

    @Test
    void what_is_blocked_is_not_well_though_it_does_not_progress() {
        var blocked = "status: {conditions: [{type: Progressing, status: 'False', reason: Blocked, message: held}]}";

        assertThat(names(run(manifest(blocked), false), Outcome.FAILED)).containsExactly("condition Progressing");
    }

    @Test
    void a_condition_that_nobody_reports_is_unknown() {
        var report = run(manifest("status: {}"), false);

        assertThat(names(report, Outcome.UNKNOWN)).hasSize(Meanings.ALWAYS.size());
    }

    @Test
    void external_dns_counts_where_the_api_has_a_name_of_its() {
        var spec = "spec: {services: [{service: APIServer, servicePublishingStrategy: {type: LoadBalancer,"
                + " loadBalancer: {hostname: api.pr-42.example.com}}}]}";

        assertThat(names(run(manifest(spec), false), Outcome.UNKNOWN)).contains("condition ExternalDNSReachable");
    }

    private static List<String> names(CheckReport report, Outcome outcome) {
        return report.with(outcome).stream().map(Check::name).toList();
    }

    private static CheckReport checks(Map<String, String> unlike, boolean isEmpty) {
        var conditions = new TreeMap<String, String>();
        Meanings.ALWAYS.forEach(it -> conditions.put(it.type(), it.healthy()));
        conditions.putAll(unlike);
        var listed = conditions.entrySet().stream()
                .map(it -> "{type: %1$s, status: '%2$s', reason: Because, message: told of %1$s}"
                        .formatted(it.getKey(), it.getValue()))
                .collect(Collectors.joining(", "));
        return run(manifest("status: {conditions: [" + listed + "]}"), isEmpty);
    }

    private static CheckReport run(Manifest hostedCluster, boolean isEmpty) {
        var list = new Checklist();
        new ConditionChecks(hostedCluster, isEmpty).addTo(list);
        return new CheckRunner(Runnable::run).run(list, new Cancellation());
    }

    private static Manifest manifest(String rest) {
        try {
            return Manifests.parse("kind: HostedCluster\n" + rest).get(0);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}

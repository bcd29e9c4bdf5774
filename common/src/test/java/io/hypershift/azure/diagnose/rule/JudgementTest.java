package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.diagnose.rule.HandMade.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Finding;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final String OPERATOR = """
            ---
            {apiVersion: apps/v1, kind: Deployment, metadata: {name: operator, namespace: hypershift},
             spec: {replicas: 1}, status: {availableReplicas: 1}}
            """;

    private static final String CLUSTER = OPERATOR + """
            ---
            apiVersion: hypershift.openshift.io/v1beta1
            kind: HostedCluster
            metadata: {name: pr-1, namespace: clusters}
            spec: {infraID: pr-1-abcde}
            """;

    @Test
    void where_nothing_was_collected_nothing_is_concluded() {
        var judgement = Judgement.of(evidence(Set.of(), ""));

        assertThat(judgement.findings()).isEmpty();
        assertThat(judgement.symptoms()).isEmpty();
    }

    @Test
    void a_cluster_that_is_not_among_those_read_is_missing() {
        assertThat(codes(evidence(Set.of("HostedCluster", "Deployment"), OPERATOR)))
                .containsExactly("cluster-missing");
    }

    @Test
    void a_more_general_finding_is_folded_under_the_one_that_explains_it() {
        var judgement = Judgement.of(evidence(Set.of("HostedCluster", "Deployment"), OPERATOR + """
                ---
                apiVersion: hypershift.openshift.io/v1beta1
                kind: HostedCluster
                metadata: {name: pr-1, namespace: clusters}
                spec: {infraID: pr-1-abcde}
                status:
                  conditions:
                  - {type: ValidConfiguration, status: "False", reason: InvalidConfiguration,
                     message: "spec.networking.ServiceNetwork: Invalid value: a and b overlap"}
                """));

        assertThat(judgement.findings()).extracting(Finding::code).containsExactly("networks-overlap");
        assertThat(judgement.findings().get(0).consequences()).contains("HyperShift refuses the cluster's spec");
    }

    @Test
    void two_causes_that_have_nothing_to_do_with_each_other_are_both_told() {
        assertThat(codes(evidence(Set.of("HostedCluster", "Deployment"), OPERATOR + """
                        ---
                        apiVersion: hypershift.openshift.io/v1beta1
                        kind: HostedCluster
                        metadata: {name: pr-1, namespace: clusters}
                        spec: {infraID: pr-1-abcde, pausedUntil: "true"}
                        status:
                          conditions:
                          - {type: ReconciliationActive, status: "False", reason: ReconciliationPaused, message: paused}
                        ---
                        apiVersion: hypershift.openshift.io/v1beta1
                        kind: NodePool
                        metadata: {name: pr-1, namespace: clusters}
                        spec: {clusterName: pr-1, replicas: 2}
                        status:
                          conditions:
                          - {type: AllMachinesReady, status: "False", reason: QuotaExceeded,
                             message: "exceeding approved Total Regional Cores quota"}
                        """)))
                .containsExactly("cluster-paused", "quota-exceeded");
    }

    @Test
    void a_machine_that_azure_does_not_make_is_told_in_its_words_whatever_they_are() {
        var judgement = Judgement.of(evidence(Set.of("HostedCluster", "Deployment"), CLUSTER + """
                ---
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureMachine
                metadata: {name: pr-1-x, namespace: clusters-pr-1}
                status:
                  ready: false
                  conditions:
                  - {type: VMRunning, status: "False", severity: Error, reason: Failed,
                     message: "virtualmachine failed to create or update. err: NetworkingInternalOperationError"}
                """));

        assertThat(judgement.findings()).singleElement().satisfies(it -> {
            assertThat(it.code()).isEqualTo("machine-refused");
            assertThat(it.evidence().get(0).quote()).contains("NetworkingInternalOperationError");
        });
    }

    @Test
    void a_pool_without_an_image_is_known_by_its_event_as_long_as_it_names_none() {
        var event = """
                ---
                apiVersion: v1
                kind: Event
                metadata: {name: e, namespace: clusters}
                type: Warning
                reason: ReconcileError
                message: "failed to generate AzureMachineTemplateSpec: no Azure VM image configured: either ..."
                involvedObject: {kind: NodePool, name: pr-1, namespace: clusters}
                lastTimestamp: "2026-01-01T00:00:00Z"
                ---
                apiVersion: hypershift.openshift.io/v1beta1
                kind: NodePool
                metadata: {name: pr-1, namespace: clusters}
                spec: {clusterName: pr-1, replicas: 2, platform: {azure: {image: {type: AzureMarketplace%s}}}}
                """;

        assertThat(codes(evidence(Set.of("HostedCluster", "Deployment"), CLUSTER + event.formatted(""))))
                .containsExactly("platform-image-unknown");
        assertThat(codes(evidence(
                        Set.of("HostedCluster", "Deployment"),
                        CLUSTER + event.formatted(", azureMarketplace: {publisher: redhat}"))))
                .isEmpty();
    }

    private static List<String> codes(Evidence evidence) {
        return Judgement.of(evidence).findings().stream().map(Finding::code).toList();
    }
}

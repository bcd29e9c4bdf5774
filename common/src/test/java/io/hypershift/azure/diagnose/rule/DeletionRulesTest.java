package io.hypershift.azure.diagnose.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Finding;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeletionRulesTest {
    private static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: shop, namespace: default, deletionTimestamp: "2025-12-31T23:50:00Z", finalizers: [%s]}
            spec: {type: LoadBalancer}
            """;

    @Test
    void what_is_held_inside_of_the_cluster_by_a_foreign_finalizer_is_certain() {
        var found = DeletionRules.cloudResourcesAreLeft(HandMade.evidence(
                Set.of(), going("RemainingCloudResources"), SERVICE.formatted("backup.example.com/keep")));

        assertThat(found).map(Finding::certainty).contains(Certainty.CERTAIN);
        assertThat(found.orElseThrow().evidence()).last().asString().contains("shop", "backup.example.com/keep");
    }

    @Test
    void while_the_clusters_operators_are_at_work_nothing_is_left() {
        assertThat(DeletionRules.cloudResourcesAreLeft(HandMade.evidence(
                        Set.of(),
                        going("RemainingCloudResources"),
                        SERVICE.formatted("service.kubernetes.io/load-balancer-cleanup"))))
                .isEmpty();
    }

    @Test
    void what_the_clusters_own_parts_still_hold_is_no_strangers() {
        var volume = """
                apiVersion: v1
                kind: PersistentVolume
                metadata:
                  name: pvc-1
                  deletionTimestamp: "2025-12-31T23:50:00Z"
                  finalizers: [external-attacher/disk-csi-azure-com]
                """;
        var both = SERVICE.formatted("backup.example.com/keep, service.kubernetes.io/load-balancer-cleanup");

        assertThat(DeletionRules.cloudResourcesAreLeft(
                        HandMade.evidence(Set.of(), going("RemainingCloudResources"), volume + "---\n" + both)))
                .isEmpty();
    }

    @Test
    void what_they_have_given_up_is_likely_left() {
        assertThat(DeletionRules.cloudResourcesAreLeft(
                        HandMade.evidence(Set.of(), going("CloudResourcesDeletionTimedOut"))))
                .map(Finding::certainty)
                .contains(Certainty.LIKELY);
    }

    private static String going(String reason) {
        return """
                apiVersion: hypershift.openshift.io/v1beta1
                kind: HostedCluster
                metadata: {name: pr-1, namespace: clusters, deletionTimestamp: "2025-12-31T23:50:00Z"}
                status:
                  conditions:
                  - {type: CloudResourcesDestroyed, status: "False", reason: %s, message: "Remaining resources: loadbalancers"}
                """.formatted(reason);
    }
}

package io.hypershift.azure.diagnose.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Finding;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConditionRulesTest {

    /** HyperShift's operator checks the same before, and lets none through: but another release's control plane may check more. */
    @Test
    void a_control_plane_may_refuse_what_the_operator_has_let_through() {
        var found = ConditionRules.controlPlaneConfigurationIsInvalid(HandMade.evidence(Set.of(), """
                apiVersion: hypershift.openshift.io/v1beta1
                kind: HostedCluster
                metadata: {name: pr-1, namespace: clusters}
                status:
                  conditions:
                  - {type: ValidConfiguration, status: "True", reason: AsExpected, message: Configuration passes validation}
                  - {type: ValidHostedControlPlaneConfiguration, status: "False", reason: InsufficientClusterCapabilities,
                     message: "generating structured authentication configuration: ConfigMap ca not found"}
                """));

        assertThat(found).map(Finding::code).contains("control-plane-configuration-invalid");
        assertThat(found.orElseThrow().evidence().get(0).quote()).contains("ConfigMap ca not found");
    }

    @Test
    void who_is_scaled_away_by_hand_is_less_certain_than_who_is_by_an_annotation() {
        assertThat(ConditionRules.componentIsScaledDown(HandMade.evidence(Set.of(), component("etcd", 0))))
                .map(Finding::certainty)
                .contains(Certainty.LIKELY);
        assertThat(ConditionRules.componentIsScaledDown(HandMade.evidence(Set.of(), component("etcd", 0) + """
                        ---
                        apiVersion: hypershift.openshift.io/v1beta1
                        kind: HostedCluster
                        metadata:
                          name: pr-1
                          namespace: clusters
                          annotations: {hypershift.openshift.io/debug-deployments: "kube-scheduler,etcd"}
                        """)))
                .map(Finding::certainty)
                .contains(Certainty.CERTAIN);
    }

    @Test
    void who_has_pods_or_needs_none_is_not_scaled_away() {
        assertThat(ConditionRules.componentIsScaledDown(HandMade.evidence(Set.of(), component("etcd", 3))))
                .isEmpty();
        assertThat(ConditionRules.componentIsScaledDown(
                        HandMade.evidence(Set.of(), component("cluster-autoscaler", 0))))
                .isEmpty();
    }

    private static String component(String name, int replicas) {
        return """
                ---
                apiVersion: hypershift.openshift.io/v1beta1
                kind: ControlPlaneComponent
                metadata: {name: %1$s, namespace: clusters-pr-1}
                status: {conditions: [{type: Available, status: "True", reason: AsExpected, message: ""}]}
                ---
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: %1$s, namespace: clusters-pr-1}
                spec: {replicas: %2$d}
                """.formatted(name, replicas);
    }
}

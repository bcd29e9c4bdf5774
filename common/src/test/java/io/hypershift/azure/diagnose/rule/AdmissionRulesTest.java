package io.hypershift.azure.diagnose.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Words;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionRulesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exceeded quota: pods, requested: pods=1, used: pods=9, limited: pods=9 | ResourceQuota",
                "failed quota: compute: must specify cpu for: main | ResourceQuota",
                "no PriorityClass with name hypershift-etcd was found | PriorityClass",
                "violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false | policy",
                "unable to validate against any security context constraint: [provider restricted-v2] | policy",
                "maximum cpu usage per Container is 1, but limit is 2 | LimitRange"
            })
    void what_the_server_says_tells_who_forbids_it(String why, String who) {
        var found = AdmissionRules.podIsNotAdmitted(HandMade.evidence(
                Set.of(), deployment("pods \\\"kube-apiserver-5d-\\\" is forbidden: " + why.replace("\"", "\\\""))));

        assertThat(found).map(Finding::certainty).contains(Certainty.CERTAIN);
        assertThat(found.orElseThrow().cause().in(Words.PLAIN)).contains(who);
    }

    @Test
    void a_webhook_that_does_not_answer_is_no_policy() {
        assertThat(AdmissionRules.podIsNotAdmitted(
                                HandMade.evidence(
                                        Set.of(),
                                        deployment(
                                                "Internal error occurred: failed calling webhook \\\"pods.example.com\\\":"
                                                        + " failed to call webhook: Post \\\"https://policy.svc/\\\": connection refused")))
                        .orElseThrow()
                        .remedy()
                        .in(Words.PLAIN))
                .contains("Repair what stands behind the webhook");
    }

    @Test
    void what_may_be_a_matter_of_moments_is_not_certain() {
        assertThat(AdmissionRules.podIsNotAdmitted(HandMade.evidence(
                        Set.of(), deployment("error looking up service account clusters-pr-1/kas: not found"))))
                .map(Finding::certainty)
                .contains(Certainty.LIKELY);
    }

    @Test
    void etcd_has_only_events_and_they_count_while_a_pod_is_missing() {
        var event = """
                apiVersion: v1
                kind: Event
                metadata: {name: etcd.1, namespace: clusters-pr-1}
                involvedObject: {kind: StatefulSet, name: etcd, namespace: clusters-pr-1}
                type: Warning
                reason: FailedCreate
                message: 'create Pod etcd-0 in StatefulSet etcd failed error: pods "etcd-0" is forbidden: exceeded quota: few'
                """;

        assertThat(AdmissionRules.podIsNotAdmitted(HandMade.evidence(Set.of(), etcd(0) + "---\n" + event)))
                .isPresent();
        assertThat(AdmissionRules.podIsNotAdmitted(HandMade.evidence(Set.of(), etcd(1) + "---\n" + event)))
                .isEmpty();
    }

    @Test
    void that_nothing_new_comes_into_a_namespace_which_goes_is_as_it_should_be() {
        assertThat(AdmissionRules.podIsNotAdmitted(HandMade.evidence(
                        Set.of(),
                        deployment(
                                "pods \\\"x-\\\" is forbidden: unable to create new content in namespace clusters-pr-1"
                                        + " because it is being terminated"))))
                .isEmpty();
    }

    private static String deployment(String message) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: kube-apiserver, namespace: clusters-pr-1}
                status:
                  conditions:
                  - {type: ReplicaFailure, status: "True", reason: FailedCreate, message: "%s"}
                """.formatted(message);
    }

    private static String etcd(int pods) {
        return """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata: {name: etcd, namespace: clusters-pr-1}
                spec: {replicas: 1}
                status: {replicas: %d}
                """.formatted(pods);
    }
}

package io.hypershift.azure.diagnose.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.finding.Finding;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ControlPlaneRulesTest {
    private static final String MISSING =
            "MountVolume.SetUp failed for volume \\\"users\\\" : secret \\\"users\\\" not found";

    @Test
    void a_container_waits_for_a_variable_of_a_secret_that_is_not_there() {
        var pod = """
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: a-1, namespace: clusters-pr-1, creationTimestamp: "2025-12-31T23:59:50Z"}
                status:
                  containerStatuses:
                  - {name: a, state: {waiting: {reason: CreateContainerConfigError, message: "secret \\"a\\" not found"}}}
                """;

        assertThat(lacking(pod)).map(Finding::code).contains("container-lacks-configuration");
    }

    @Test
    void a_pod_waits_for_a_file_of_a_secret_that_is_not_there() {
        var found = lacking(creating("2025-12-31T23:50:00Z", MISSING));

        assertThat(found).map(Finding::code).contains("container-lacks-configuration");
        assertThat(found.orElseThrow().evidence().get(0).quote()).contains("secret \"users\" not found");
    }

    @Test
    void a_pod_may_be_there_a_moment_before_its_secrets() {
        assertThat(lacking(creating("2025-12-31T23:59:30Z", MISSING))).isEmpty();
    }

    @Test
    void a_disk_that_is_slow_to_come_is_no_configuration() {
        assertThat(lacking(creating(
                        "2025-12-31T23:50:00Z",
                        "Unable to attach or mount volumes: timed out waiting for the condition")))
                .isEmpty();
    }

    @Test
    void what_was_missing_for_a_moment_is_forgotten_once_a_container_has_run() {
        var begun = creating("2025-12-31T23:50:00Z", MISSING)
                .replace(
                        "status: {",
                        "status: {initContainerStatuses: [{name: availability-prober, state: {running: {}}}], ");

        assertThat(lacking(begun)).isEmpty();
    }

    @Test
    void what_was_missing_some_time_ago_and_is_not_told_again_is_there() {
        var old = creating("2025-12-31T23:50:00Z", MISSING)
                .replace("reason: FailedMount", "reason: FailedMount\nlastTimestamp: \"2025-12-31T23:52:00Z\"");

        assertThat(lacking(old)).isEmpty();
    }

    @Test
    void a_node_that_is_down_matters_where_something_waits_for_it() {
        assertThat(nodeDown("ReplicaSet")).isEmpty();
        assertThat(nodeDown("StatefulSet")).isPresent();
    }

    /** A pod that was evicted from it, whose owner is of that kind. */
    private static Optional<Finding> nodeDown(String owner) {
        return ControlPlaneRules.managementNodeIsNotReady(HandMade.evidence(Set.of(), """
                apiVersion: v1
                kind: Node
                metadata: {name: worker-1}
                status: {conditions: [{type: Ready, status: Unknown, reason: NodeStatusUnknown}]}
                ---
                apiVersion: v1
                kind: Pod
                metadata:
                  name: a-1
                  namespace: clusters-pr-1
                  deletionTimestamp: "2025-12-31T23:50:00Z"
                  ownerReferences: [{kind: %s}]
                spec: {nodeName: worker-1}
                status: {phase: Running}
                """.formatted(owner)));
    }

    private static Optional<Finding> lacking(String objects) {
        return ControlPlaneRules.containerLacksConfiguration(HandMade.evidence(Set.of(), objects));
    }

    private static String creating(String made, String message) {
        return """
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: a-1, namespace: clusters-pr-1, creationTimestamp: "%s"}
                status: {containerStatuses: [{name: a, state: {waiting: {reason: ContainerCreating}}}]}
                ---
                apiVersion: v1
                kind: Event
                metadata: {name: a-1.1, namespace: clusters-pr-1}
                type: Warning
                reason: FailedMount
                message: "%s"
                involvedObject: {kind: Pod, namespace: clusters-pr-1, name: a-1}
                """.formatted(made, message);
    }
}

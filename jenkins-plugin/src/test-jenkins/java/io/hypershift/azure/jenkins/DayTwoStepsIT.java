package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import org.junit.jupiter.api.Test;

/** A cluster's life by steps, from its creation to its end. */
class DayTwoStepsIT extends PipelineTests {
    private static final String IMAGE = "quay.io/openshift-release-dev/ocp-release:";

    @Test
    void a_cluster_is_made_scaled_upgraded_looked_at_and_destroyed() throws Exception {
        var console = ci().runTo(Result.SUCCESS, "day-two", """
                hypershiftCreateCluster(%1$s)
                hypershiftCreateNodePool(clusterName: 'pr-1', nodePoolName: 'more', nodePoolReplicas: 1, %2$s)
                hypershiftScaleNodePool(clusterName: 'pr-1', nodePoolName: 'more', nodePoolReplicas: 2, %2$s)
                hypershiftScaleNodePool(clusterName: 'pr-1', nodePoolName: 'more', nodePoolReplicas: 1, %2$s)
                hypershiftScaleNodePool(clusterName: 'pr-1', nodePoolName: 'more', autoScalingMin: 1, autoScalingMax: 3, %2$s)
                hypershiftUpgradeCluster(clusterName: 'pr-1', releaseImage: '%3$s4.21.0-multi', %2$s)
                hypershiftUpgradeCluster(clusterName: 'pr-1', releaseImage: '%3$s4.21.3-multi', %2$s)
                hypershiftDeleteNodePool(clusterName: 'pr-1', nodePoolName: 'more', %2$s)
                def checks = hypershiftVerifyCluster(clusterName: 'pr-1', %2$s)
                echo "looked at: ${checks.count { it.result == 'PASSED' } >= 10}, ${checks.count { it.result == 'FAILED' }} failed"
                hypershiftDestroyCluster(clusterName: 'pr-1', azureCredentialsId: 'azure', %2$s)
                """.formatted(ci().cluster("pr-1"), ci().way(), IMAGE));
        assertThat(console)
                .contains("node pool more: 1 of 1 node,")
                .contains("node pool more: 2 of 2 nodes,")
                .contains("cluster pr-1: upgraded to " + IMAGE + "4.21.3-multi")
                .contains("node pool more: deleted")
                .contains("looked at: true, 0 failed")
                .contains("cluster pr-1: destroyed");
        assertThat(clusters().isThere("pr-1")).isFalse();
    }

    @Test
    void what_a_cluster_is_asked_for_with_is_refused_at_once_in_the_steps_words() throws Exception {
        assertThat(ci().runTo(
                        Result.FAILURE,
                        "wrong",
                        "hypershiftCreateCluster(%s, endpointAccess: 'Private', disableClusterCapabilities: 'Ingress', arch: 'mips')"
                                .formatted(ci().cluster("pr-2"))))
                .contains("endpointAccess Private needs a subnet for the Private Link Service")
                .contains("disableClusterCapabilities: Ingress can be disabled only together with Console")
                .contains("arch cannot be \"mips\"");
        assertThat(clusters().isThere("pr-2")).isFalse();
    }

    private static HostedClusters clusters() {
        return new HostedClusters(sandbox());
    }
}

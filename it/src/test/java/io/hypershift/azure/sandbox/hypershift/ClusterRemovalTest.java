package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.ClusterGround.eventually;
import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterRemovalTest {
    private static final String CLEANUP = "hypershift.openshift.io/cleanup-cloud-resources";

    @TempDir
    static Path directory;

    static ClusterGround ground;

    @BeforeAll
    static void start() {
        ground = ClusterGround.start(directory);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @Test
    void cloud_resources_that_nobody_may_remove_any_more_are_given_up() {
        ground.create("orphan", 1);
        ground.foundation.revoke("cloudProvider", "orphan", ClusterGround.infraId("orphan"));
        ground.management.annotate("orphan", CLEANUP, "true");
        assertThat(toldWhileDeleting("orphan"))
                .contains(
                        "False CloudResourcesDeletionTimedOut: Giving up on cloud resource deletion after 10m (last status: Remaining resources: loadbalancers)");
    }

    @Test
    void nothing_is_cleaned_up_when_the_clusters_api_is_dead() {
        ground.create("dead", 1);
        ground.management.annotate("dead", CLEANUP, "true");
        cordon(true);
        ground.management
                .client()
                .pods()
                .inNamespace("clusters-dead")
                .withLabel("app", "kube-apiserver")
                .delete();
        eventually(() -> assertThat(ground.condition("HostedCluster", "dead", "KubeAPIServerAvailable"))
                .startsWith("False WaitingForAvailable"));
        var told = toldWhileDeleting("dead");
        cordon(false);
        assertThat(told).contains("False CloudResourcesCleanupSkipped: Cleanup skipped: KubeAPIServerUnavailable");
    }

    /** The roles have gone with the group: the machines' provider may not even look whether there is anything left. */
    @Test
    void a_cluster_whose_resource_group_is_gone_hangs_until_its_provider_may_look_again() {
        ground.create("gone", 1);
        ground.azure.delete(Foundation.main("gone", ClusterGround.infraId("gone")));
        ground.management.deleteHostedCluster("gone");
        eventually(() -> assertThat(ground.condition("HostedCluster", "gone", "HostedClusterDestroyed"))
                .startsWith("False WaitingForDeletion: Waiting for NodePools to be deleted: gone")
                .contains("AuthorizationFailed"));
        ground.foundation.prepare("gone", ClusterGround.infraId("gone"));
        ground.delete("gone");
    }

    @Test
    void a_paused_cluster_can_be_deleted() {
        ground.create("paused", 1);
        ground.patch("HostedCluster", "paused", "{\"spec\": {\"pausedUntil\": \"true\"}}");
        eventually(() -> assertThat(ground.condition("HostedCluster", "paused", "ReconciliationActive"))
                .startsWith("False ReconciliationPaused"));
        ground.delete("paused");
        assertThat(ground.virtualMachines("paused")).isEmpty();
    }

    /** Deletes a cluster; answers what its control plane has told of the cloud resources meanwhile. */
    private static Set<String> toldWhileDeleting(String name) {
        Set<String> told = ConcurrentHashMap.newKeySet();
        var informer = ground.management
                .client()
                .genericKubernetesResources("hypershift.openshift.io/v1beta1", "HostedControlPlane")
                .inNamespace("clusters-" + name)
                .inform(new ResourceEventHandler<>() {
                    @Override
                    public void onAdd(GenericKubernetesResource it) {
                        note(it, told);
                    }

                    @Override
                    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource it) {
                        note(it, told);
                    }

                    @Override
                    public void onDelete(GenericKubernetesResource it, boolean stateUnknown) {
                        note(it, told);
                    }
                });
        try {
            ground.delete(name);
        } finally {
            informer.close();
        }
        return told;
    }

    private static void note(GenericKubernetesResource controlPlane, Set<String> told) {
        List<Map<String, Object>> conditions = controlPlane.get("status", "conditions");
        if (conditions != null) {
            conditions.stream()
                    .filter(it -> "CloudResourcesDestroyed".equals(it.get("type")))
                    .forEach(it -> told.add(it.get("status") + " " + it.get("reason") + ": " + it.get("message")));
        }
    }

    private static void cordon(boolean unschedulable) {
        var nodes = ground.management.client().nodes();
        nodes.list()
                .getItems()
                .forEach(node -> edit(
                        nodes.withName(node.getMetadata().getName()),
                        it -> it.getSpec().setUnschedulable(unschedulable)));
    }
}

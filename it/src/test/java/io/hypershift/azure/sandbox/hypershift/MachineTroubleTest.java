package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.ClusterGround.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Azure refuses, and where it shows. */
class MachineTroubleTest {
    private static final String NAME = "trouble";

    @TempDir
    static Path directory;

    static ClusterGround ground;
    static HostedClusterManifests cluster;

    @BeforeAll
    static void start() {
        ground = ClusterGround.start(directory);
        cluster = ground.create(NAME, 1);
    }

    @AfterAll
    static void stop() {
        ground.close();
    }

    @AfterEach
    void letAzureBe() {
        var azure = ground.sandbox.azure();
        azure.quotas().reset();
        azure.marketplace().reset();
        azure.features().register("Microsoft.Compute/EncryptionAtHost");
    }

    private static void pool(String name, String... replaced) {
        var manifest = cluster.nodePool(1).replace("metadata: {name: trouble,", "metadata: {name: " + name + ",");
        for (int i = 0; i < replaced.length; i += 2) {
            manifest = manifest.replace(replaced[i], replaced[i + 1]);
        }
        ground.management.apply(manifest);
    }

    private static void awaitProblem(String pool, String... words) {
        eventually(() -> assertThat(ground.condition("NodePool", pool, "AllMachinesReady"))
                .startsWith("False")
                .contains(words));
    }

    private static void deletePool(String name) {
        ground.management.hypershift("NodePool").withName(name).delete();
        eventually(() -> assertThat(
                        ground.management.hypershift("NodePool").withName(name).get())
                .isNull());
    }

    @Test
    void a_surge_needs_quota_for_one_more_machine() {
        pool("surge");
        ground.awaitNodes("surge", 1);
        var before = ground.machines("surge");
        ground.sandbox.azure().quotas().limit("standardDSv5Family", 8);
        ground.patch("NodePool", "surge", "{\"spec\": {\"platform\": {\"azure\": {\"osDisk\": {\"sizeGiB\": 200}}}}}");
        awaitProblem("surge", "1 of 2 machines are not ready", "OperationNotAllowed", "Current Usage: 8");
        assertThat(ground.condition("NodePool", "surge", "UpdatingPlatformMachineTemplate"))
                .startsWith("True");
        assertThat(ground.machines("surge")).containsAll(before);
        ground.sandbox.azure().quotas().reset();
        eventually(() -> assertThat(ground.condition("NodePool", "surge", "UpdatingPlatformMachineTemplate"))
                .startsWith("False"));
        eventually(() -> assertThat(ground.machines("surge")).hasSize(1).doesNotContainAnyElementsOf(before));
        deletePool("surge");
    }

    @Test
    void a_size_that_the_zone_does_not_have_is_named() {
        ground.sandbox.azure().quotas().restrict("Standard_D4s_v5", "2");
        pool("zone");
        awaitProblem("zone", "SkuNotAvailable", "not available in location 'eastus' zones '2'");
        deletePool("zone");
    }

    @Test
    void encryption_at_the_host_needs_the_subscriptions_feature() {
        ground.sandbox.azure().features().unregister("Microsoft.Compute/EncryptionAtHost");
        pool("encrypted");
        awaitProblem("encrypted", "InvalidParameter", "'Microsoft.Compute/EncryptionAtHost' feature is not enabled");
        deletePool("encrypted");
    }

    @Test
    void an_image_that_its_publisher_has_withdrawn_is_named() {
        ground.sandbox.azure().marketplace().withdraw("azureopenshift", "aro4", "aro_421");
        pool("image");
        awaitProblem("image", "PlatformImageNotFound", "azureopenshift:aro4:aro_421");
        deletePool("image");
    }

    @Test
    void an_image_is_sold_to_those_who_have_accepted_its_terms() {
        ground.sandbox.azure().marketplace().requireTerms("azureopenshift", "aro4", "aro_421");
        pool("terms");
        awaitProblem("terms", "ResourcePurchaseValidationFailed", "You have not accepted the legal terms");
        deletePool("terms");
    }

    @Test
    void machines_of_another_architecture_than_the_clusters_release_are_not_made() {
        pool("arm", "arch: amd64", "arch: arm64");
        eventually(
                () -> assertThat(ground.condition("NodePool", "arm", "ValidArchPlatform"))
                        .startsWith(
                                "False InvalidArchPlatform: NodePool CPU arch, arm64, is not supported by the HostedCluster payload type, AMD64"));
        assertThat(ground.machines("arm")).isEmpty();
        deletePool("arm");
    }

    @Test
    void from_a_machine_that_is_stopped_nothing_is_heard() {
        pool("stopped");
        ground.awaitNodes("stopped", 1);
        var machine =
                Foundation.main(NAME, ClusterGround.infraId(NAME)) + "/providers/Microsoft.Compute/virtualMachines/"
                        + ground.machines("stopped").get(0);
        ground.azure.post(machine + "/deallocate");
        assertThat(ground.azure.get(machine + "/instanceView").path("statuses").toString())
                .contains("PowerState/deallocated");
        assertThat(ground.azure.get(machine).has("powerState")).isFalse();
        awaitUnhealthy("stopped");
        ground.azure.post(machine + "/start");
        eventually(() -> assertThat(ground.condition("NodePool", "stopped", "AllNodesHealthy"))
                .startsWith("True"));
        deletePool("stopped");
    }

    @Test
    void a_kubelet_that_says_nothing_makes_its_node_unhealthy() {
        pool("silent");
        ground.awaitNodes("silent", 1);
        var node = ground.machines("silent").get(0);
        ground.told().nodes().silence(node);
        awaitUnhealthy("silent");
        assertThat(ground.condition("NodePool", "silent", "AllMachinesReady")).startsWith("True");
        try (var hosted = ground.management.hosted(NAME)) {
            assertThat(hosted.nodes().withName(node).require().getStatus().getConditions())
                    .anySatisfy(it -> assertThat(it.getMessage()).isEqualTo("Kubelet stopped posting node status."));
        }
        ground.told().nodes().wake(node);
        deletePool("silent");
    }

    private static void awaitUnhealthy(String pool) {
        eventually(() -> assertThat(ground.condition("NodePool", pool, "AllNodesHealthy"))
                .startsWith("False")
                .contains("Kubelet stopped posting node status."));
    }

    @Test
    void kubelets_wait_for_whoever_approves_their_certificates() {
        ground.management.annotate(NAME, "hypershift.openshift.io/debug-deployments", "machine-approver");
        eventually(() -> assertThat(ground.management
                        .client()
                        .apps()
                        .deployments()
                        .inNamespace("clusters-" + NAME)
                        .withName("machine-approver")
                        .require()
                        .getStatus()
                        .getReplicas())
                .isIn(null, 0));
        pool("unsigned");
        try (var hosted = ground.management.hosted(NAME)) {
            var requests = hosted.certificates().v1().certificateSigningRequests();
            eventually(() -> assertThat(requests.list().getItems())
                    .filteredOn(it -> it.getMetadata().getName().startsWith("csr-unsigned"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.getStatus()).isNull()));
            assertThat(ground.condition("NodePool", "unsigned", "AllNodesHealthy"))
                    .startsWith("False");
            ground.management.annotate(NAME, "hypershift.openshift.io/debug-deployments", "none");
            ground.awaitNodes("unsigned", 1);
        }
        deletePool("unsigned");
    }

    @Test
    void monitoring_is_not_available_with_a_configuration_that_is_none() {
        try (var hosted = ground.management.hosted(NAME)) {
            var config = new ConfigMapBuilder()
                    .withNewMetadata()
                    .withNamespace("openshift-monitoring")
                    .withName("cluster-monitoring-config")
                    .endMetadata()
                    .build();
            hosted.resource(config).create();
            eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "ClusterVersionSucceeding"))
                    .startsWith("False")
                    .contains("monitoring: the Cluster Monitoring ConfigMap doesn't contain a 'config.yaml' key"));
            hosted.resource(config).delete();
            eventually(() -> assertThat(ground.condition("HostedCluster", NAME, "ClusterVersionSucceeding"))
                    .startsWith("True"));
        }
    }

    @Test
    void a_full_subnet_is_named() {
        ground.azure.put(
                Foundation.vnet(NAME, ClusterGround.infraId(NAME)) + "/subnets/small",
                Map.of("properties", Map.of("addressPrefix", "10.0.1.0/29")));
        pool("full", "subnets/default", "subnets/small", "replicas: 1", "replicas: 4");
        awaitProblem("full", "SubnetIsFull");
        deletePool("full");
    }

    @Test
    void a_machine_in_the_pods_network_is_a_conflict() {
        var vnet = Foundation.vnet(NAME, ClusterGround.infraId(NAME));
        ground.azure.put(
                vnet,
                Map.of(
                        "location",
                        "eastus",
                        "properties",
                        Map.of(
                                "addressSpace", Map.of("addressPrefixes", List.of("10.0.0.0/16", "10.132.9.0/24")),
                                "subnets", ground.azure.get(vnet).at("/properties/subnets"))));
        ground.azure.put(vnet + "/subnets/pods", Map.of("properties", Map.of("addressPrefix", "10.132.9.0/24")));
        pool("conflict", "subnets/default", "subnets/pods");
        eventually(() -> assertThat(ground.condition("NodePool", "conflict", "ClusterNetworkCIDRConflict"))
                .startsWith("True InvalidConfiguration: machine [conflict-")
                .endsWith("with ip [10.132.9.4] collides with cluster-network cidr [10.132.0.0/14]"));
        deletePool("conflict");
    }

    @Test
    void a_security_group_that_lets_nothing_out_keeps_machines_from_their_ignition() {
        var group = Foundation.main(NAME, ClusterGround.infraId(NAME))
                + "/providers/Microsoft.Network/networkSecurityGroups/closed";
        ground.azure.put(
                group,
                Map.of(
                        "location",
                        "eastus",
                        "properties",
                        Map.of(
                                "securityRules",
                                List.of(Map.of(
                                        "name",
                                        "no-internet",
                                        "properties",
                                        Map.of(
                                                "protocol", "*",
                                                "sourcePortRange", "*",
                                                "destinationPortRange", "*",
                                                "sourceAddressPrefix", "*",
                                                "destinationAddressPrefix", "Internet",
                                                "access", "Deny",
                                                "priority", 100,
                                                "direction", "Outbound"))))));
        var subnet = Foundation.vnet(NAME, ClusterGround.infraId(NAME)) + "/subnets/closed";
        ground.azure.put(
                subnet,
                Map.of(
                        "properties",
                        Map.of("addressPrefix", "10.0.2.0/24", "networkSecurityGroup", Map.of("id", group))));
        pool("closed", "subnets/default", "subnets/closed");
        eventually(() -> {
            assertThat(ground.condition("NodePool", "closed", "AllMachinesReady"))
                    .startsWith("True");
            assertThat(ground.condition("NodePool", "closed", "ReachedIgnitionEndpoint"))
                    .startsWith("False ignitionNotReached");
        });
        ground.azure.put(subnet, Map.of("properties", Map.of("addressPrefix", "10.0.2.0/24")));
        ground.awaitNodes("closed", 1);
        deletePool("closed");
    }

    @Test
    void a_lock_at_azure_holds_a_pool_that_is_deleted() {
        pool("locked");
        ground.awaitNodes("locked", 1);
        var machine = ground.machines("locked").get(0);
        var lock = Foundation.main(NAME, ClusterGround.infraId(NAME)) + "/providers/Microsoft.Compute/virtualMachines/"
                + machine + "/providers/Microsoft.Authorization/locks/keep";
        ground.azure.put(lock, Map.of("properties", Map.of("level", "CanNotDelete")));
        ground.management.hypershift("NodePool").withName("locked").delete();
        eventually(() -> assertThat(ground.capi("Machine", "locked"))
                .singleElement()
                .satisfies(it -> assertThat(it.toString()).contains("ScopeLocked")));
        assertThat(ground.management.log("clusters-" + NAME, "capi-provider", "manager"))
                .contains("failed to delete AzureMachine", "ScopeLocked");
        assertThat(ground.management.hypershift("NodePool").withName("locked").require())
                .satisfies(it -> assertThat(it.getMetadata().getFinalizers())
                        .containsExactly("hypershift.openshift.io/finalizer"));
        ground.azure.delete(lock);
        deletePool("locked");
    }
}

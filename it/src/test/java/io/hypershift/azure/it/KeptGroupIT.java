package io.hypershift.azure.it;

import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.InfraRequest.Network;
import io.hypershift.azure.cluster.OtherInfrastructure;
import io.hypershift.azure.cluster.ReapRequest;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.Component.Scope;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.RoleAssignmentName;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clusters in a resource group that was there before them, and is there after them as it was. */
class KeptGroupIT {
    private static final String GROUP = "team-clusters";
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static Product product;
    private static Foundation foundation;
    private static Customer customer;
    private static List<String> before;

    @BeforeAll
    static void prepare() {
        product = Product.in("kept-group", Latency.NONE);
        foundation = product.createFoundation();
        customer = new Customer(product.sandbox());
        customer.makeGroup(GROUP, "eastus");
        customer.makeAddress(GROUP, "theirs", "eastus");
        customer.makeAddress(GROUP, "pr-1-theirs", "eastus");
        before = content();
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @AfterEach
    void the_group_is_as_it_was() {
        azure().faults().clear();
        assertThat(content()).isEqualTo(before);
        assertThat(azure().store().find(groupId()).orElseThrow().tags()).isEqualTo(Map.of("team", "networks"));
    }

    @Test
    void a_cluster_takes_along_just_what_is_its_own_whoever_removes_it() {
        create("pr-1");
        assertThat(content()).hasSizeGreaterThan(before.size() + 8);
        assertThat(annotations("pr-1"))
                .containsEntry("azure.hypershift.io/kept-groups", groupId().text())
                .containsEntry("azure.hypershift.io/resource-groups", "");

        product.sandbox().management().clock().advance(Duration.ofDays(1));
        reap();
    }

    @Test
    void what_hypershift_could_not_clean_up_goes_too_machines_and_disks_included() {
        create("pr-2");
        scaleOperator(0);
        assertThat(content()).anyMatch(it -> it.contains("/virtualMachines/")).anyMatch(it -> it.contains("/disks/"));

        destroy("pr-2");
        scaleOperator(2);
    }

    @Test
    void a_disk_whose_machine_is_gone_already_is_still_known_as_the_clusters() {
        create("pr-15");
        scaleOperator(0);
        azure().faults()
                .add(Fault.on("DELETE", "/disks/").times(1_000).answering(409, "DiskInUse", "It is being copied."));

        assertThatThrownBy(() -> destroy("pr-15")).hasMessageContaining("Microsoft.Compute/disks pr-15");
        assertThat(content()).noneMatch(it -> it.contains("/virtualMachines/"));

        azure().faults().clear();
        destroy("pr-15");
        scaleOperator(2);
    }

    @Test
    void a_disk_goes_whose_machine_hypershift_removed_before_it_was_cut_short() {
        create("pr-16");
        scaleOperator(0);
        content().stream()
                .filter(it -> it.contains("/virtualMachines/pr-16"))
                .forEach(it -> customer.delete(it, "2024-03-01"));
        assertThat(content()).anyMatch(it -> it.contains("/disks/pr-16"));

        destroy("pr-16");
        scaleOperator(2);
    }

    @Test
    void the_second_cluster_in_it_keeps_every_right_and_all_its_resources_when_the_first_goes() {
        create("pr-3");
        create("pr-4");
        var ofSecond = content().stream().filter(it -> it.contains("pr-4")).toList();

        destroy("pr-3");

        assertThat(rights().lacking(azure())).isEmpty();
        assertThat(content()).containsAll(ofSecond);
        destroy("pr-4");
    }

    @Test
    void the_rights_on_it_are_the_foundations_and_stay() {
        begin("pr-5", Optional.of(GROUP));
        var made = Rights.on(GROUP, azure());
        destroy("pr-5");

        assertThat(Rights.on(GROUP, azure())).hasSize(8).isEqualTo(made);
    }

    @Test
    void a_cluster_whose_lease_is_lost_is_found_by_its_resources() {
        begin("pr-6", Optional.of(GROUP));
        deleteLease("pr-6");

        reap();
    }

    @Test
    void a_group_that_is_not_there_is_made_and_goes_with_the_cluster() {
        begin("pr-7", Optional.of("pr-7-group"));
        assertThat(azure().store()
                        .find(new ResourceId(Customer.group("pr-7-group")))
                        .orElseThrow()
                        .tags())
                .containsEntry("hypershift-azure.cluster", "pr-7");
        assertThatThrownBy(() -> begin("pr-8", Optional.of("pr-7-group")))
                .hasMessageContaining("resource group pr-7-group was made for cluster pr-7, and goes with it");

        destroy("pr-7");
        assertThat(azure().store().find(new ResourceId(Customer.group("pr-7-group"))))
                .isEmpty();
    }

    @Test
    void a_group_of_another_region_is_refused_before_anything_is_made() {
        customer.makeGroup("westerly", "westus2");

        assertThatThrownBy(() -> begin("pr-9", Optional.of("westerly")))
                .hasMessageContaining("resource group westerly (resourceGroupName) lies in westus2")
                .hasMessageContaining("the cluster is to lie in eastus");
        assertThat(clusters(Optional.empty()).lifetimes().recordedUntil(new ClusterKey("clusters", "pr-9"), "it"))
                .isEmpty();
    }

    @Test
    void a_cluster_is_not_made_a_second_time_in_another_group() {
        begin("pr-10", Optional.of(GROUP));

        assertThatThrownBy(() -> begin("pr-10", Optional.empty()))
                .hasMessageContaining("cluster pr-10 exists in resource groups " + GROUP + ", not in");
        destroy("pr-10");
    }

    @Test
    void what_still_holds_a_resource_is_told_and_the_rest_is_gone() {
        begin("pr-11", Optional.of(GROUP));
        azure().faults()
                .add(Fault.on("DELETE", "/virtualNetworks/pr-11-")
                        .times(1_000)
                        .answering(400, "InUseSubnetCannotBeDeleted", "Subnet default is in use by their-nic."));

        assertThatThrownBy(() -> destroy("pr-11"))
                .hasMessageContaining("resource group " + GROUP + " still holds of the cluster: ")
                .hasMessageContaining("virtualNetworks pr-11-")
                .hasMessageContaining("Subnet default is in use by their-nic.");
        assertThat(content().stream().filter(it -> it.contains("/pr-11-")).toList())
                .allMatch(it -> it.contains("/virtualNetworks/") || it.contains("/networkSecurityGroups/"));

        azure().faults().clear();
        destroy("pr-11");
    }

    @Test
    void a_cluster_of_the_clis_goes_out_of_it_when_its_infra_id_is_confirmed() {
        create("pr-12");
        var infraId = annotations("pr-12").getOrDefault("azure.hypershift.io/infra-id", "");
        var ingress = RoleAssignmentName.of(infraId, "ingress", groupId().text());
        disown("pr-12");
        givenByTheCli(ingress);

        clusters(Optional.empty())
                .destroy(
                        new DestroyClusterRequest(
                                new ClusterKey("clusters", "pr-12"), "it", GRACE, Optional.of(infraId)),
                        new Cancellation());

        assertThat(Rights.on(GROUP, azure())).doesNotContain(ingress);
    }

    @Test
    void what_destroying_would_do_is_told_without_doing_it() {
        begin("pr-13", Optional.of(GROUP));
        var there = content();

        clusters(Optional.empty())
                .dryRun()
                .destroy(
                        new DestroyClusterRequest(new ClusterKey("clusters", "pr-13"), "it", GRACE),
                        new Cancellation());

        assertThat(content()).isEqualTo(there);
        destroy("pr-13");
    }

    @Test
    void things_of_any_type_go_in_an_order_that_azure_follows() {
        begin("pr-14", Optional.of(GROUP));
        var infraId = annotations("pr-14").getOrDefault("azure.hypershift.io/infra-id", "");
        customer.make(
                GROUP,
                "privateEndpoints",
                infraId + "-pe",
                "{'location': 'eastus', 'properties': {'subnet': {'id': '%s'}}}".formatted(subnetOf(infraId)));
        customer.make(GROUP, "privateLinkServices", "pls-" + infraId, "{'location': 'eastus'}");
        customer.make(GROUP, "natGateways", infraId + "-nat", "{'location': 'eastus'}");
        var sent = azure().exchanges().all().size();

        destroy("pr-14");

        assertThat(azure().exchanges().since(sent).stream()
                        .filter(it -> it.method().equals("DELETE"))
                        .map(it -> it.url().replaceAll(".*/providers/Microsoft.Network/(.*)", "$1"))
                        .map(it -> it.replaceAll("/pr-14[^/]*|/pls-[^/]*|[?].*", ""))
                        .filter(it -> !it.contains("http")))
                .startsWith("privateDnsZones/virtualNetworkLinks", "privateEndpoints", "privateLinkServices")
                .endsWith("virtualNetworks", "networkSecurityGroups", "privateDnsZones", "natGateways");
    }

    private static Rights rights() {
        return new Rights(
                foundation,
                Map.of(
                        Scope.MANAGED, GROUP,
                        Scope.VIRTUAL_NETWORK, GROUP,
                        Scope.SECURITY_GROUP, GROUP,
                        Scope.DNS_ZONE, "os4-common"));
    }

    private static void create(String name) {
        clusters(Optional.of(GROUP)).create(product.request(name, ownership()), PATIENCE, new Cancellation());
    }

    private static void begin(String name, Optional<String> group) {
        clusters(group).begin(product.request(name, ownership()), new Cancellation());
    }

    private static void destroy(String name) {
        clusters(Optional.empty())
                .destroy(new DestroyClusterRequest(new ClusterKey("clusters", name), "it", GRACE), new Cancellation());
    }

    private static void reap() {
        clusters(Optional.empty())
                .reap(new ReapRequest(false, GRACE, 4), new Cancellation())
                .orThrow();
    }

    private static Clusters clusters(Optional<String> group) {
        return OtherInfrastructure.in(product.hypershift().clusters(), new Network.Own(), group);
    }

    private static Ownership ownership() {
        return new Ownership("it", "", Duration.ofHours(4), GRACE);
    }

    private static Azure azure() {
        return product.sandbox().azure();
    }

    private static ResourceId groupId() {
        return new ResourceId(Customer.group(GROUP));
    }

    /** The ids of all there is in the group, rights aside. */
    private static String subnetOf(String infraId) {
        return azure().store().ofType("Microsoft.Network/virtualNetworks").stream()
                .filter(it -> it.id().name().contains(infraId))
                .map(it -> it.properties().at("/subnets/0/id").asText())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> content() {
        return azure().resources().stream()
                .map(Resource::id)
                .filter(it -> groupId().contains(it) && !it.text().contains("/roleAssignments/"))
                .map(ResourceId::text)
                .toList();
    }

    private static Map<String, String> annotations(String name) {
        try (var client = client()) {
            return client.leases()
                    .inNamespace("clusters")
                    .withName(name)
                    .get()
                    .getMetadata()
                    .getAnnotations();
        }
    }

    /** Takes away all that says that we made it, as if HyperShift's CLI had. */
    private static void disown(String name) {
        azure().store()
                .where(it -> name.equals(it.tags().get("hypershift-azure.cluster")))
                .forEach(it -> {
                    var body = it.body();
                    body.putObject("tags");
                    azure().store().put(new Resource(it.id(), body, it.writtenAt()));
                });
        deleteLease(name);
        try (var client = client()) {
            for (var kind : List.of("HostedCluster", "NodePool")) {
                var ours = client.genericKubernetesResources("hypershift.openshift.io/v1beta1", kind)
                        .inNamespace("clusters")
                        .withName(name);
                edit(ours, it -> it.getMetadata().getLabels().remove("app.kubernetes.io/managed-by"));
            }
        }
    }

    /** The CLI names the right from the cluster. */
    private static void givenByTheCli(String assignment) {
        var ingress = Objects.requireNonNull(foundation.identities().get(Component.INGRESS));
        var foundations = azure().store().ofType("Microsoft.Authorization/roleAssignments").stream()
                .filter(it -> groupId().equals(it.id().parent().orElseThrow()))
                .filter(it -> it.properties().path("principalId").asText().equals(ingress.principalId()))
                .findFirst()
                .orElseThrow();
        azure().store().remove(foundations.id());
        azure().store()
                .put(new Resource(
                        groupId().extension("Microsoft.Authorization/roleAssignments", assignment),
                        foundations.body(),
                        foundations.writtenAt()));
    }

    private static void deleteLease(String name) {
        try (var client = client()) {
            client.leases().inNamespace("clusters").withName(name).delete();
        }
    }

    private static void scaleOperator(int replicas) {
        try (var client = client()) {
            client.apps()
                    .deployments()
                    .inNamespace("hypershift")
                    .withName("operator")
                    .scale(replicas);
        }
    }

    private static KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(product.sandbox().management().kubeconfig()))
                .build();
    }
}

package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.InfraRequest.Named;
import io.hypershift.azure.cluster.InfraRequest.Network;
import io.hypershift.azure.cluster.InfraRequest.Network.ByIds;
import io.hypershift.azure.cluster.InfraRequest.Network.ByNames;
import io.hypershift.azure.cluster.InfraRequest.Ranges;
import io.hypershift.azure.cluster.OtherInfrastructure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.foundation.Component.Scope;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.it.Customer.Layout;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clusters in a network that a customer has made, which they use, and neither change nor delete. */
class CustomerNetworkIT {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String OTHER_SUBSCRIPTION = "99999999-9999-9999-9999-999999999999";

    private static Product product;
    private static Foundation foundation;
    private static Customer customer;
    private static String network;
    private static String securityGroup;
    private static String bareNetwork;
    private static String farNetwork;
    private static String overlapping;
    private static String otherSecurityGroup;
    private static List<Resource> before;

    @BeforeAll
    static void prepare() {
        product = Product.in("customer-network", Latency.NONE);
        foundation = product.createFoundation();
        customer = new Customer(product.sandbox());
        customer.makeGroup("nets", "eastus");
        customer.makeGroup("rules", "eastus");
        customer.makeGroup("west", "westus2");
        securityGroup = customer.makeSecurityGroup("rules", "guard", "eastus");
        otherSecurityGroup = customer.makeSecurityGroup("rules", "other", "eastus");
        network = customer.makeNetwork(
                "nets", "main", new Layout("eastus", "10.50.0.0/16", "10.50.1.0/24", securityGroup));
        bareNetwork = customer.makeNetwork("nets", "bare", new Layout("eastus", "10.51.0.0/16", "10.51.1.0/24", ""));
        var farGuard = customer.makeSecurityGroup("west", "guard", "westus2");
        farNetwork =
                customer.makeNetwork("west", "main", new Layout("westus2", "10.52.0.0/16", "10.52.1.0/24", farGuard));
        overlapping = customer.makeNetwork(
                "nets", "overlapping", new Layout("eastus", "10.128.0.0/9", "10.200.1.0/24", otherSecurityGroup));
        before = customers();
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @AfterEach
    void all_of_the_customers_is_as_it_was() {
        assertThat(customers()).isEqualTo(before);
    }

    @Test
    void the_second_cluster_keeps_every_right_when_the_first_goes() {
        var theirs = new ByIds(network, network + "/subnets/nodes", Optional.of(securityGroup));
        create("pr-1", theirs);
        create("pr-2", theirs);
        var rights = rights("pr-2", "nets", "rules");
        assertThat(rights.lacking(azure())).isEmpty();

        destroy("pr-1");

        assertThat(rights.lacking(azure())).isEmpty();
        destroy("pr-2");
        assertThat(Rights.on("nets", azure())).as("of the foundation").hasSize(6);
    }

    @Test
    void two_clusters_on_one_foundation_have_nothing_else_in_common() {
        create("pr-3", new Network.Own());
        create("pr-4", new Network.Own());

        destroy("pr-3");

        assertThat(rights("pr-4", group("pr-4-vnet-"), group("pr-4-nsg-")).lacking(azure()))
                .isEmpty();
        destroy("pr-4");
    }

    @Test
    void the_security_group_is_the_subnets_own_unless_given_and_spelling_does_not_matter() {
        begin("pr-5", new ByIds(network.toUpperCase(Locale.ROOT), network + "/SUBNETS/Nodes", Optional.empty()));

        assertThat(azureField("pr-5", "securityGroupID")).isEqualToIgnoringCase(securityGroup);
        destroy("pr-5");
    }

    @Test
    void a_network_is_found_by_its_names() {
        begin("pr-6", new ByNames(named("nets", "main"), "nodes", named("rules", "guard"), Optional.of(Ranges.USUAL)));

        assertThat(azureField("pr-6", "vnetID")).isEqualTo(network);
        destroy("pr-6");
    }

    @Test
    void a_network_that_is_not_there_is_made_as_the_guide_does_and_stays() {
        var guides = ByNames.ofGuide("demo");
        begin("pr-7", guides);
        begin("pr-8", guides);
        var rights = rights("pr-8", "demo-customer-vnet-rg", "demo-customer-nsg-rg");

        destroy("pr-7");

        assertThat(rights.lacking(azure())).isEmpty();
        destroy("pr-8");
        assertThat(azure().resources())
                .filteredOn(it -> it.id().text().matches(".*/demo-customer-(vnet|nsg)(-rg)?"))
                .hasSize(4)
                .allMatch(it -> it.tags().isEmpty());
    }

    static Stream<Arguments> unfit() {
        var subnet = network + "/subnets/nodes";
        return Stream.of(
                Arguments.of(
                        new ByIds("main", subnet, Optional.empty()),
                        List.of("vnetId cannot be \"main\": it must be the id of a resource")),
                Arguments.of(
                        new ByIds(network, "", Optional.of("x")),
                        List.of("subnetId is not given", "networkSecurityGroupId cannot be \"x\"")),
                Arguments.of(
                        new ByIds(elsewhere(network), elsewhere(subnet), Optional.empty()),
                        List.of(
                                "vnetId lies in subscription " + OTHER_SUBSCRIPTION,
                                "subnetId lies in subscription " + OTHER_SUBSCRIPTION)),
                Arguments.of(
                        new ByIds(network + "x", subnet, Optional.of(securityGroup + "x")),
                        List.of(
                                "there is no " + network + "x (vnetId)",
                                "there is no " + securityGroup + "x (networkSecurityGroupId)")),
                Arguments.of(
                        new ByIds(network, bareNetwork + "/subnets/nodes", Optional.empty()),
                        List.of("/bare/subnets/nodes is no subnet of virtual network main (vnetId)")),
                Arguments.of(
                        new ByIds(bareNetwork, bareNetwork + "/subnets/nodes", Optional.of(securityGroup)),
                        List.of("subnet nodes has no network security group", "Put guard on it")),
                Arguments.of(
                        new ByIds(network, subnet, Optional.of(otherSecurityGroup)),
                        List.of("subnet nodes has network security group guard, not other (networkSecurityGroupId)")),
                Arguments.of(
                        new ByIds(farNetwork, farNetwork + "/subnets/nodes", Optional.empty()),
                        List.of("virtual network main lies in westus2, the cluster is to lie in eastus (location)")),
                Arguments.of(
                        new ByIds(overlapping, overlapping + "/subnets/nodes", Optional.empty()),
                        List.of("clusterCidr cannot be \"10.132.0.0/14\": it overlaps with 10.128.0.0/9")),
                Arguments.of(
                        new ByNames(anywhere("main"), "nodes", anywhere("guard"), Optional.empty()),
                        List.of(
                                "2 virtual networks are called main, in the resource groups nets, west",
                                "2 network security groups are called guard, in the resource groups rules, west",
                                "Say which with vnetResourceGroup.")),
                Arguments.of(
                        new ByNames(named("nets", "main"), "pods", named("rules", "absent"), Optional.empty()),
                        List.of(
                                "virtual network main has no subnet pods (subnetName)",
                                "It has: nodes",
                                "no network security group is called absent in resource group rules")),
                Arguments.of(
                        new ByNames(anywhere("absent"), "nodes", named("rules", "guard"), Optional.empty()),
                        List.of(
                                "no virtual network is called absent in the subscription (vnetName)",
                                "To have it made, give vnetResourceGroup")),
                Arguments.of(
                        new ByNames(
                                named("west", "new"),
                                "nodes",
                                named("rules", "guard"),
                                Optional.of(new Ranges("172.16.0.0/12", "10.0.0.0/24"))),
                        List.of(
                                "resource group west (vnetResourceGroup) lies in westus2",
                                "subnetAddressPrefix cannot be \"10.0.0.0/24\": it does not lie within 172.16.0.0/12",
                                "serviceCidr cannot be \"172.31.0.0/16\": it overlaps with 172.16.0.0/12")));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void all_that_is_wrong_with_a_network_is_told_before_anything_is_made(Network wrong, List<String> told) {
        var sent = product.sandbox().azure().exchanges().all().size();

        assertThatThrownBy(() -> begin("pr-9", wrong))
                .isInstanceOf(HyperShiftException.class)
                .satisfies(it -> assertThat(it.getMessage()).contains(told));
        assertThat(product.sandbox().azure().exchanges().since(sent)).noneMatch(it -> it.isWrite());
        assertThat(clusters(wrong).lifetimes().recordedUntil(new ClusterKey("clusters", "pr-9"), "it"))
                .isEmpty();
    }

    private static String elsewhere(String id) {
        return id.replaceFirst("/subscriptions/[^/]*", "/subscriptions/" + OTHER_SUBSCRIPTION);
    }

    private static Named named(String group, String name) {
        return new Named(Optional.of(group), name);
    }

    private static Named anywhere(String name) {
        return new Named(Optional.empty(), name);
    }

    private static Rights rights(String cluster, String networks, String securityGroups) {
        return new Rights(
                foundation,
                Map.of(
                        Scope.MANAGED,
                        group(cluster + "-" + cluster + "-"),
                        Scope.VIRTUAL_NETWORK,
                        networks,
                        Scope.SECURITY_GROUP,
                        securityGroups,
                        Scope.DNS_ZONE,
                        "os4-common"));
    }

    private static String group(String beginning) {
        return azure().store().ofType("Microsoft.Resources/subscriptions/resourceGroups").stream()
                .map(it -> it.id().name())
                .filter(it -> it.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** What a HostedCluster says of its infrastructure. */
    private static String azureField(String cluster, String field) {
        var config = Config.fromKubeconfig(product.sandbox().management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            return client.genericKubernetesResources("hypershift.openshift.io/v1beta1", "HostedCluster")
                    .inNamespace("clusters")
                    .withName(cluster)
                    .get()
                    .get("spec", "platform", "azure", field);
        }
    }

    private static void create(String name, Network in) {
        clusters(in).create(product.request(name, ownership()), PATIENCE, new Cancellation());
    }

    private static void begin(String name, Network in) {
        clusters(in).begin(product.request(name, ownership()), new Cancellation());
    }

    private static void destroy(String name) {
        clusters(new Network.Own())
                .destroy(new DestroyClusterRequest(new ClusterKey("clusters", name), "it", GRACE), new Cancellation());
    }

    private static Clusters clusters(Network in) {
        return OtherInfrastructure.in(product.hypershift().clusters(), in, Optional.empty());
    }

    private static Ownership ownership() {
        return new Ownership("it", "", Duration.ofHours(4), GRACE);
    }

    private static Azure azure() {
        return product.sandbox().azure();
    }

    private static List<Resource> customers() {
        return azure().resources().stream()
                .filter(it -> it.id().key().matches(".*/resourcegroups/(nets|rules|west)(/.*)?"))
                .filter(it -> !it.id().text().contains("/roleAssignments/"))
                .toList();
    }
}

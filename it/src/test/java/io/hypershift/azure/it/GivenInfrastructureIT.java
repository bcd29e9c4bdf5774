package io.hypershift.azure.it;

import static io.hypershift.azure.sandbox.kubernetes.Edits.edit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.OtherInfrastructure;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.it.Customer.Layout;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clusters on what somebody else has made, or called otherwise than usual. */
class GivenInfrastructureIT {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static Product product;
    private static Foundation foundation;

    @BeforeAll
    static void prepare() {
        product = Product.in("given-infrastructure", Latency.NONE);
        foundation = product.createFoundation();
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void with_the_clis_document_nothing_in_azure_is_made_and_nothing_is_deleted() throws IOException {
        var clusters =
                OtherInfrastructure.of(product.hypershift().clusters(), Source.text(document("pr-1"), "infra.json"));
        var before = ids();
        var sent = product.sandbox().azure().exchanges().all().size();

        clusters.begin(request("pr-1"), new Cancellation());

        assertThat(ids()).isEqualTo(before);
        assertThat(product.sandbox().azure().exchanges().since(sent))
                .filteredOn(it -> it.url().contains("management.azure.com"))
                .noneMatch(it -> it.isWrite());
        destroy(clusters, "pr-1");
        assertThat(ids()).isEqualTo(before);
    }

    /** The lease of a cluster on a document names no groups, whoever has made them. */
    @Test
    void machines_outside_the_clusters_own_groups_are_not_forgotten_when_hypershift_stands_still() {
        var clusters = product.hypershift().clusters();
        clusters.create(request("pr-11"), PATIENCE, new Cancellation());
        disownGroups("pr-11");
        scaleOperator(0);

        assertThatThrownBy(() -> destroy(clusters, "pr-11"))
                .hasMessageContaining("cluster clusters/pr-11 still has machines in resource group pr-11-")
                .hasMessageContaining("finalizers of HostedCluster clusters/pr-11: hypershift.openshift.io/finalizer");

        assertThat(leases()).contains("pr-11");
        assertThat(ids()).anyMatch(it -> it.contains("/virtualMachines/pr-11"));
        scaleOperator(2);
        clusters.destroy(
                new DestroyClusterRequest(new ClusterKey("clusters", "pr-11"), "it", PATIENCE), new Cancellation());
        assertThat(ids()).noneMatch(it -> it.contains("/virtualMachines/"));
        assertThat(leases()).doesNotContain("pr-11");
    }

    @Test
    void a_document_is_good_for_one_cluster() throws IOException {
        var clusters =
                OtherInfrastructure.of(product.hypershift().clusters(), Source.text(document("pr-7"), "infra.json"));
        clusters.begin(request("pr-7"), new Cancellation());

        assertThatThrownBy(() -> clusters.begin(request("pr-8"), new Cancellation()))
                .hasMessageContaining("infraId: pr-7-abcde is cluster clusters/pr-7's");

        assertThat(leases()).contains("pr-7").doesNotContain("pr-8");
        destroy(clusters, "pr-7");
    }

    @Test
    void a_cluster_on_record_does_not_move_to_another_document() throws IOException {
        var first =
                OtherInfrastructure.of(product.hypershift().clusters(), Source.text(document("pr-9"), "infra.json"));
        first.begin(request("pr-9"), new Cancellation());
        var second =
                OtherInfrastructure.of(product.hypershift().clusters(), Source.text(document("other"), "infra.json"));

        assertThatThrownBy(() -> second.begin(request("pr-9"), new Cancellation()))
                .hasMessageContaining("infra ID pr-9-abcde, not other-abcde (infraJsonFile)");

        destroy(first, "pr-9");
    }

    @Test
    void what_others_labelled_for_a_clusters_infra_id_stays_when_it_goes() throws IOException {
        var clusters =
                OtherInfrastructure.of(product.hypershift().clusters(), Source.text(document("pr-10"), "infra.json"));
        clusters.begin(request("pr-10"), new Cancellation());
        try (var client = client()) {
            client.resource(new SecretBuilder()
                            .withNewMetadata()
                            .withNamespace("clusters")
                            .withName("of-others")
                            .addToLabels("hypershift.openshift.io/auto-created-for-infra", "pr-10-abcde")
                            .endMetadata()
                            .build())
                    .create();

            destroy(clusters, "pr-10");

            var secrets = client.secrets().inNamespace("clusters");
            assertThat(secrets.withName("of-others").get()).isNotNull();
            assertThat(secrets.withName("pr-10-pull-secret").get()).isNull();
            secrets.withName("of-others").delete();
        }
    }

    @Test
    void a_prefix_is_in_the_private_zone_and_in_the_record_that_goes_with_the_cluster() {
        var clusters = OtherInfrastructure.withPrefix(product.hypershift().clusters(), "blue");
        clusters.create(request("pr-2"), PATIENCE, new Cancellation());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(ids())
                        .anyMatch(it -> it.endsWith("/example.com/A/*.apps.blue"))
                        .anyMatch(it -> it.endsWith("/privateDnsZones/blue.example.com/A/*.apps")));
        assertThatThrownBy(() -> OtherInfrastructure.withPrefix(
                                product.hypershift().clusters(), "blue")
                        .begin(request("pr-3"), new Cancellation()))
                .hasMessageContaining("record *.apps.blue of zone example.com is cluster clusters/pr-2's")
                .hasMessageContaining("baseDomainPrefix");

        destroy(clusters, "pr-2");

        assertThat(ids()).noneMatch(it -> it.contains("blue"));
    }

    @Test
    void a_prefix_is_taken_before_its_record_is_written() {
        var clusters = OtherInfrastructure.withPrefix(product.hypershift().clusters(), "green");
        clusters.begin(request("pr-12"), new Cancellation());

        assertThatThrownBy(() -> clusters.begin(request("pr-13"), new Cancellation()))
                .hasMessageContaining("record *.apps.green of zone example.com is cluster clusters/pr-12's");

        destroy(clusters, "pr-12");
    }

    @Test
    void of_two_zones_of_a_name_the_group_tells_which() {
        var store = product.sandbox().azure().store();
        var first = store.find(new ResourceId(zone())).orElseThrow();
        new Customer(product.sandbox()).makeGroup("more-zones", "eastus");
        var second = new ResourceId(Customer.group("more-zones") + "/providers/Microsoft.Network/dnsZones/example.com");
        store.put(new Resource(second, first.body(), first.writtenAt()));
        var clusters = product.hypershift().clusters();

        assertThatThrownBy(() -> clusters.begin(request("pr-14"), new Cancellation()))
                .hasMessageContaining("there are 2 public DNS zones example.com, in the resource groups")
                .hasMessageContaining("more-zones");
        var there = first.id().group().orElseThrow();
        clusters.begin(with(request("pr-14"), Parameter.DNS_ZONE_RG_NAME, there), new Cancellation());
        destroy(clusters, "pr-14");
        store.remove(second);
    }

    @Test
    void no_prefix_at_all_makes_the_zone_the_base_domain() {
        var clusters = OtherInfrastructure.withPrefix(product.hypershift().clusters(), "none");
        clusters.begin(request("pr-4"), new Cancellation());

        assertThat(ids()).anyMatch(it -> it.endsWith("/privateDnsZones/example.com"));
        destroy(clusters, "pr-4");
    }

    /** As when the identities lie in another subscription, which the login does not see. */
    @Test
    void principals_that_neither_the_foundation_nor_the_subscription_tells_are_asked_of_the_directory()
            throws IOException {
        forgetPrincipals();
        var store = product.sandbox().azure().store();
        var identities = store.where(it -> it.id().text().contains("/userAssignedIdentities/"));
        identities.forEach(it -> store.remove(it.id()));
        var clusters = product.hypershift().clusters();

        clusters.begin(request("pr-5"), new Cancellation());

        assertThat(product.sandbox().azure().resources())
                .filteredOn(it -> it.id().text().contains("/roleAssignments/"))
                .filteredOn(it -> it.id().group().orElse("").startsWith("pr-5-"))
                .hasSize(17)
                .extracting(it -> it.properties().path("principalId").asText())
                .isSubsetOf(foundation.identities().values().stream()
                        .map(Foundation.Identity::principalId)
                        .toList());
        destroy(clusters, "pr-5");
        identities.forEach(store::put);
        product.createFoundation();
    }

    /** HostedCluster's CRD wants a client id all the same. */
    @Test
    void without_the_image_registry_its_identity_is_neither_looked_for_nor_given_a_role() throws IOException {
        var file = product.bundle().workloadIdentities();
        var json = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        json.withObject("/imageRegistry").put("clientID", "99999999-9999-9999-9999-999999999999");
        Files.writeString(file, json.toString());
        var clusters = product.hypershift().clusters();

        clusters.begin(
                with(request("pr-15"), Parameter.DISABLE_CLUSTER_CAPABILITIES, "ImageRegistry"), new Cancellation());

        assertThat(product.sandbox().azure().resources())
                .filteredOn(it -> it.id().text().contains("/roleAssignments/"))
                .filteredOn(it -> it.id().group().orElse("").startsWith("pr-15-"))
                .hasSize(16);
        destroy(clusters, "pr-15");
        product.createFoundation();
    }

    @Test
    void a_client_id_that_nobody_knows_is_told() throws IOException {
        forgetPrincipals();
        var file = product.bundle().workloadIdentities();
        var json = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        json.withObject("/ingress").put("clientID", "99999999-9999-9999-9999-999999999999");
        Files.writeString(file, json.toString());

        assertThatThrownBy(() -> product.hypershift().clusters().begin(request("pr-6"), new Cancellation()))
                .hasMessageContaining("neither the subscription nor the directory has an identity with the client id"
                        + " 99999999-9999-9999-9999-999999999999 of ingress (workloadIdentitiesFile)");
        product.createFoundation();
    }

    private static void forgetPrincipals() throws IOException {
        var file = product.bundle().foundation();
        var json = new ObjectMapper().readTree(file.toFile());
        json.path("identities").forEach(it -> ((ObjectNode) it).put("principalId", ""));
        Files.writeString(file, json.toString());
    }

    /** Infrastructure made by hand, as the CLI would tell of it. */
    private static String document(String name) throws IOException {
        var customer = new Customer(product.sandbox());
        customer.makeGroup("hand-made", "eastus");
        var securityGroup = customer.makeSecurityGroup("hand-made", "guard", "eastus");
        var network = customer.makeNetwork(
                "hand-made", "main", new Layout("eastus", "10.60.0.0/16", "10.60.1.0/24", securityGroup));
        var provider = Customer.group("hand-made") + "/providers/Microsoft.Network/";
        var json = Json.object()
                .put("baseDomain", "example.com")
                .put("publicZoneID", zone())
                .put("privateZoneID", provider + "privateDnsZones/" + name + ".example.com")
                .put("region", "eastus")
                .put("resourceGroupName", "hand-made")
                .put("vnetID", network)
                .put("subnetID", network + "/subnets/nodes")
                .put("infraID", name + "-abcde")
                .put("securityGroupID", securityGroup);
        json.set(
                "workloadIdentities",
                new ObjectMapper()
                        .readTree(product.bundle().workloadIdentities().toFile()));
        return Json.write(json);
    }

    private static String zone() {
        return ids().stream()
                .filter(it -> it.endsWith("/example.com"))
                .findFirst()
                .orElseThrow();
    }

    private static CreateClusterRequest request(String name) {
        return product.request(name, new Ownership("it", "", Duration.ofHours(4), GRACE));
    }

    private static CreateClusterRequest with(CreateClusterRequest request, Parameter parameter, String value) {
        return new CreateClusterRequest(
                request.name(),
                request.namespace(),
                request.options().with(parameter, value),
                request.files(),
                request.trust(),
                request.tags(),
                request.ownership(),
                request.outputDirectory());
    }

    private static void destroy(Clusters clusters, String name) {
        clusters.destroy(new DestroyClusterRequest(new ClusterKey("clusters", name), "it", GRACE), new Cancellation());
    }

    private static void disownGroups(String name) {
        try (var client = client()) {
            edit(
                    client.leases().inNamespace("clusters").withName(name),
                    lease -> lease.getMetadata().getAnnotations().put("azure.hypershift.io/resource-groups", ""));
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

    private static List<String> leases() {
        try (var client = client()) {
            return client.leases().inNamespace("clusters").list().getItems().stream()
                    .map(it -> it.getMetadata().getName())
                    .toList();
        }
    }

    private static KubernetesClient client() {
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(product.sandbox().management().kubeconfig()))
                .build();
    }

    private static List<String> ids() {
        return product.sandbox().azure().resources().stream()
                .map(Resource::id)
                .map(ResourceId::text)
                .toList();
    }
}

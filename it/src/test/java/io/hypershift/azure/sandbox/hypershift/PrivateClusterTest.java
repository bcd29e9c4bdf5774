package io.hypershift.azure.sandbox.hypershift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters that are reached by Private Link, on a management cluster in Azure whose operator serves such. */
class PrivateClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> CONDITIONS = List.of(
            "AzureInternalLoadBalancerAvailable",
            "AzurePLSCreated",
            "AzurePrivateEndpointAvailable",
            "AzurePrivateDNSAvailable",
            "AzurePrivateLinkServiceAvailable");

    @TempDir
    static Path directory;

    static Sandbox sandbox;
    static ManagementGround management;
    static AzureGround azure;
    static Foundation foundation;
    static ManagementNetwork network;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        azure = new AzureGround(sandbox);
        foundation = new Foundation(azure);
        network = ManagementNetwork.of(sandbox, azure);
        network.make("Disabled");
        management = new ManagementGround(sandbox.management().kubeconfig());
        management.apply(network.cloudConfig());
        management.apply("{apiVersion: v1, kind: Namespace, metadata: {name: hypershift}}");
        management.apply(network.operatorSecret());
        management.installOperator(
                "hypershift",
                "--private-platform",
                "Azure",
                "--azure-pls-resource-group",
                ManagementNetwork.GROUP,
                "--azure-private-secret",
                "pls-credentials",
                "--azure-private-secret-key",
                "credentials");
    }

    @AfterAll
    static void stop() {
        management.close();
        sandbox.close();
    }

    @Test
    void a_private_cluster_is_reached_by_its_private_link_and_takes_all_of_it_along() throws IOException {
        create("priv-1", "Private");

        eventually(() -> assertThat(management.conditions("HostedCluster", "priv-1"))
                .containsEntry("Available", "True")
                .containsAllEntriesOf(all("True")));
        eventually(() -> assertThat(management.conditions("NodePool", "priv-1")).containsEntry("Ready", "True"));
        var main = Foundation.main("priv-1", "priv-1-x7k2p") + "/providers/Microsoft.Network/";
        var endpoint = azure.get(main + "privateEndpoints/private-router-pe");
        assertThat(endpoint.at(
                                "/properties/manualPrivateLinkServiceConnections/0/properties/privateLinkServiceConnectionState/status")
                        .asText())
                .isEqualTo("Approved");
        assertThat(azure.get(main + "privateDnsZones/priv-1.hypershift.local/A/api")
                        .at("/properties/aRecords/0/ipv4Address")
                        .asText())
                .isEqualTo(link("priv-1").at("/status/privateEndpointIP").asText())
                .startsWith("10.0.0.");
        assertThat(azure.exists(main + "privateDnsZones/example.com/A/api-priv-1"))
                .isTrue();
        assertThat(azure.exists(
                        main + "privateDnsZones/example.com/virtualNetworkLinks/private-router-basedomain-vnet-link"))
                .isTrue();
        assertThat(azure.get(ManagementNetwork.services()).path("value")).hasSize(1);

        onlyThePortForwardLeadsToTheApi("priv-1");

        management.deleteHostedCluster("priv-1");
        await("gone").atMost(PATIENCE).until(() -> management.isGone("priv-1"));
        assertThat(azure.exists(main + "privateEndpoints/private-router-pe")).isFalse();
        assertThat(azure.exists(main + "privateDnsZones/priv-1.hypershift.local"))
                .isFalse();
        assertThat(azure.exists(main + "privateDnsZones/example.com")).isFalse();
        assertThat(azure.get(main + "networkInterfaces").path("value")).isEmpty();
        assertThat(azure.get(ManagementNetwork.services()).path("value")).isEmpty();
        assertThat(azure.get(ManagementNetwork.BALANCER).at("/properties/frontendIPConfigurations"))
                .isEmpty();
    }

    private static void onlyThePortForwardLeadsToTheApi(String name) throws IOException {
        var config = Config.fromKubeconfig(kubeconfig(name));
        assertThat(config.getMasterUrl()).matches("https://10\\.224\\.0\\.\\d+:443/?");
        var pods = management.client().pods().inNamespace("clusters-" + name);
        var pod = pods.withLabel("app", "kube-apiserver").list().getItems().get(0);
        try (var forward = pods.withName(pod.getMetadata().getName()).portForward(6443)) {
            config.setMasterUrl("https://localhost:" + forward.getLocalPort());
            try (var hosted = new KubernetesClientBuilder().withConfig(config).build()) {
                assertThat(hosted.nodes().list().getItems()).hasSize(1);
            }
        }
    }

    @Test
    void what_a_private_link_lacks_is_told_until_it_is_there() {
        network.make("Enabled");
        foundation.prepare("priv-2", "priv-2-x7k2p");
        foundation.revoke("controlPlaneOperator", "priv-2", "priv-2-x7k2p");
        apply("priv-2", "PublicAndPrivate");

        eventually(() -> assertThat(message("priv-2", "AzurePLSCreated"))
                .contains("PrivateLinkServiceNetworkPoliciesCannotBeEnabledOnPrivateLinkServiceSubnet"));
        assertThat(management.conditions("HostedCluster", "priv-2"))
                .containsEntry("AzureInternalLoadBalancerAvailable", "True")
                .containsEntry("AzurePrivateEndpointAvailable", "Unknown");

        network.make("Disabled");
        eventually(() -> assertThat(message("priv-2", "AzurePrivateEndpointAvailable"))
                .contains("AuthorizationFailed", "privateEndpoints"));
        eventually(() -> assertThat(management.conditions("NodePool", "priv-2"))
                .containsEntry("ReachedIgnitionEndpoint", "False"));

        foundation.assign("controlPlaneOperator", "priv-2", "priv-2-x7k2p");
        eventually(() ->
                assertThat(management.conditions("HostedCluster", "priv-2")).containsAllEntriesOf(all("True")));
        eventually(() -> assertThat(management.conditions("NodePool", "priv-2")).containsEntry("Ready", "True"));
        assertThat(Config.fromKubeconfig(kubeconfig("priv-2")).getMasterUrl()).contains("127.0.0.1");
        management.deleteHostedCluster("priv-2");
        await("gone").atMost(PATIENCE).until(() -> management.isGone("priv-2"));
    }

    @Test
    void an_operator_that_does_not_serve_private_clusters_says_nothing_of_them() {
        try (var lone = LoneCluster.start()) {
            lone.ground().installOperator();
            var manifests = LoneHostedCluster.manifests("unserved");
            lone.apply(manifests.secrets(Foundation.anotherKey()));
            lone.apply(privately(manifests.hostedCluster(), "PublicAndPrivate"));

            LoneCluster.eventually(() -> assertThat(lone.ground().conditions("HostedCluster", "unserved"))
                    .containsEntry("SupportedHostedCluster", "True")
                    .containsEntry("InfrastructureReady", "True")
                    .containsAllEntriesOf(all("Unknown")));
        }
    }

    @Test
    void an_operator_without_credentials_for_private_links_does_not_start() {
        try (var lone = LoneCluster.start()) {
            lone.ground()
                    .renderOperator(
                            "hypershift",
                            "--private-platform",
                            "Azure",
                            "--azure-pls-resource-group",
                            "mc-rg",
                            "--azure-private-secret",
                            "pls-credentials",
                            "--azure-private-secret-key",
                            "credentials");
            lone.apply("{apiVersion: v1, kind: Secret, metadata: {name: pls-credentials, namespace: hypershift}, "
                    + "data: {credentials: bm90aGluZw==}}");

            LoneCluster.eventually(() -> assertThat(lone.client()
                            .pods()
                            .inNamespace("hypershift")
                            .list()
                            .getItems())
                    .isNotEmpty()
                    .anySatisfy(pod -> assertThat(lone.client()
                                    .pods()
                                    .resource(pod)
                                    .inContainer("operator")
                                    .getLog())
                            .contains("failed to parse Azure credentials file")));
        }
    }

    private static void create(String name, String topology) {
        foundation.prepare(name, name + "-x7k2p");
        apply(name, topology);
    }

    private static void apply(String name, String topology) {
        var manifests = new HostedClusterManifests(name, name + "-x7k2p", foundation.clientIds());
        management.apply(manifests.secrets(foundation.signingKey()));
        management.apply(privately(manifests.hostedCluster(), topology));
        management.apply(manifests.nodePool(1));
    }

    private static String privately(String hostedCluster, String topology) {
        var published = topology.equals("Private") ? "Route" : "LoadBalancer";
        return hostedCluster
                .replace(
                        "topology: Public",
                        "topology: %s\n      private: {type: PrivateLink, privateLink: {natSubnetID: %s}}"
                                .formatted(topology, ManagementNetwork.natSubnet()))
                .replace(
                        "{service: APIServer, servicePublishingStrategy: {type: LoadBalancer}}",
                        "{service: APIServer, servicePublishingStrategy: {type: %s}}".formatted(published));
    }

    private static JsonNode link(String name) {
        return new ObjectMapper()
                .valueToTree(management
                        .client()
                        .genericKubernetesResources("hypershift.openshift.io/v1beta1", "AzurePrivateLinkService")
                        .inNamespace("clusters-" + name)
                        .withName("private-router")
                        .get());
    }

    private static Map<String, String> all(String status) {
        return CONDITIONS.stream().collect(Collectors.toMap(it -> it, it -> status));
    }

    private static String message(String name, String type) {
        return management.messages("HostedCluster", name).getOrDefault(type, "");
    }

    private static String kubeconfig(String name) {
        var secret = management
                .client()
                .secrets()
                .inNamespace("clusters")
                .withName(name + "-admin-kubeconfig")
                .require();
        return new String(Base64.getDecoder().decode(secret.getData().get("kubeconfig")), StandardCharsets.UTF_8);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(KubernetesClientException.class) // such as of a log that is not there yet
                .untilAsserted(assertion);
    }
}

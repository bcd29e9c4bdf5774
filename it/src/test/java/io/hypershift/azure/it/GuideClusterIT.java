package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The guide from its first phase to its clean-up, with the names and values of its examples, by the Maven goals. */
@Tag("thorough")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuideClusterIT {
    private static final String IMAGE = "quay.io/openshift-release-dev/ocp-release:";

    /** Step 1 of its phase 3. */
    private static final List<String> INFRASTRUCTURE = List.of(
            "-Dhypershift.vnetResourceGroup=myprefix-customer-vnet-rg",
            "-Dhypershift.vnetName=myprefix-customer-vnet",
            "-Dhypershift.vnetAddressPrefix=10.0.0.0/16",
            "-Dhypershift.subnetName=myprefix-customer-subnet-1",
            "-Dhypershift.subnetAddressPrefix=10.0.0.0/24",
            "-Dhypershift.networkSecurityGroupResourceGroup=myprefix-customer-nsg-rg",
            "-Dhypershift.networkSecurityGroupName=myprefix-customer-nsg");

    private static Path directory;
    private static Sandbox sandbox;
    private static Maven maven;

    @BeforeAll
    static void phasesOneAndTwo() throws IOException {
        var target = BuildPaths.target().resolve("it").resolve("guide-cluster");
        directory = target.resolve("console");
        Files.createDirectories(directory.resolve(".mvn")); // else Maven takes it for a part of the build it lies in
        sandbox = Sandbox.start(SandboxOptions.in(target.resolve("sandbox")));
        maven = Maven.with(sandbox.properties());
        SharedSigningKey.into(directory.resolve("hypershift"));
        run(
                List.of("create-foundation"),
                "-Dhypershift.prefix=myprefix",
                "-Dhypershift.persistentResourceGroup=os4-common",
                "-Dhypershift.location=eastus",
                "-Dhypershift.externalDns",
                "-Dhypershift.externalDnsZone=myprefix.example.com",
                "-Dhypershift.parentDnsZone=example.com",
                "-Dhypershift.parentDnsResourceGroup=os4-common");
        run(
                List.of("install-operator"),
                "-Dhypershift.externalDnsProvider=azure",
                "-Dhypershift.externalDnsDomainFilter=myprefix.example.com",
                "-Dhypershift.externalDnsCredentialsFile=hypershift/azure_mgmt.json");
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    @Order(1)
    void a_cluster_with_external_dns_comes_up_in_the_customers_network() {
        var created = run(
                Stream.concat(
                        Stream.of(
                                "-Dhypershift.clusterName=myprefix-hc",
                                "-Dhypershift.externalDnsDomain=myprefix.example.com",
                                "-Dhypershift.resourceGroupName=myprefix-managed-rg"),
                        INFRASTRUCTURE.stream()),
                "create-cluster");

        assertThat(created).contains("cluster myprefix-hc: ready after ");
        assertThat(publishing("myprefix-hc", "APIServer")).isEqualTo("Route api-myprefix-hc.myprefix.example.com");
        assertThat(directory.resolve("hypershift/myprefix-hc.kubeconfig")).exists();
        assertThat(groups()).contains("myprefix-managed-rg", "myprefix-customer-vnet-rg", "myprefix-customer-nsg-rg");
    }

    @Test
    @Order(2)
    void it_is_looked_at_and_lived_with() {
        assertThat(day2("create-nodepool", "-Dhypershift.nodePoolName=more", "-Dhypershift.nodePoolReplicas=1"))
                .contains("node pool more: 1 of 1 node,");
        assertThat(day2("scale-nodepool", "-Dhypershift.nodePoolName=more", "-Dhypershift.nodePoolReplicas=2"))
                .contains("node pool more: 2 of 2 nodes,");
        assertThat(day2("scale-nodepool", "-Dhypershift.nodePoolName=more", "-Dhypershift.nodePoolReplicas=1"))
                .contains("node pool more: 1 of 1 node,");
        assertThat(day2(
                        "scale-nodepool",
                        "-Dhypershift.nodePoolName=more",
                        "-Dhypershift.autoScalingMin=1",
                        "-Dhypershift.autoScalingMax=3"))
                .contains("node pool more: ");
        day2("upgrade-cluster", "-Dhypershift.releaseImage=" + IMAGE + "4.21.0-x86_64"); // waits for the first rollout
        assertThat(day2("upgrade-cluster", "-Dhypershift.releaseImage=" + IMAGE + "4.21.3-x86_64"))
                .contains("cluster myprefix-hc: upgraded to 4.21.3");
        assertThat(day2("delete-nodepool", "-Dhypershift.nodePoolName=more")).contains("node pool more: deleted");
        assertThat(day2("verify-cluster")).contains(" 0 failed");
        assertThat(day2("create-kubeconfig"))
                .contains("https://console-openshift-console.apps.myprefix-hc.example.com");
    }

    @Test
    @Order(3)
    void a_cluster_without_external_dns_lies_beside_it() {
        var created = run(
                Stream.concat(
                        Stream.of(
                                "-Dhypershift.clusterName=myprefix-hc-2",
                                "-Dhypershift.resourceGroupName=myprefix-managed-rg-2"),
                        INFRASTRUCTURE.stream()),
                "create-cluster");

        assertThat(created).contains("cluster myprefix-hc-2: ready after ");
        assertThat(publishing("myprefix-hc-2", "APIServer")).isEqualTo("LoadBalancer");
        assertThat(run(Stream.of("-Dhypershift.clusterName=myprefix-hc-2"), "destroy-cluster"))
                .contains("destroyed");
        assertThat(day2("verify-cluster")).contains(" 0 failed");
    }

    @Test
    @Order(4)
    void clean_up_leaves_the_customers_network_and_the_foundation() {
        assertThat(run(Stream.of("-Dhypershift.clusterName=myprefix-hc"), "destroy-cluster"))
                .contains("destroyed");

        assertThat(groups())
                .contains("os4-common", "myprefix-customer-vnet-rg", "myprefix-customer-nsg-rg")
                .noneMatch(it -> it.startsWith("myprefix-managed-rg"));
    }

    private static List<String> groups() {
        return sandbox.azure().resources().stream()
                .map(it -> it.id().text())
                .filter(it -> it.matches("/subscriptions/[^/]+/resourceGroups/[^/]+"))
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .toList();
    }

    /** How the service of a hosted cluster can be reached. */
    @SuppressWarnings("unchecked")
    private static String publishing(String cluster, String service) {
        var config = Config.fromKubeconfig(sandbox.management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            var hostedCluster = client.genericKubernetesResources("hypershift.openshift.io/v1beta1", "HostedCluster")
                    .inNamespace("clusters")
                    .withName(cluster)
                    .get();
            List<Map<String, Object>> services = hostedCluster.get("spec", "services");
            var strategy = services.stream()
                    .filter(it -> service.equals(it.get("service")))
                    .map(it -> (Map<String, Object>) it.get("servicePublishingStrategy"))
                    .findFirst()
                    .orElseThrow();
            var route = (Map<String, Object>) strategy.getOrDefault("route", Map.of());
            return (strategy.get("type") + " " + route.getOrDefault("hostname", "")).strip();
        }
    }

    private static String day2(String goal, String... arguments) {
        return run(Stream.concat(Stream.of("-Dhypershift.clusterName=myprefix-hc"), Stream.of(arguments)), goal);
    }

    /** With what the guide gives each of its clusters. */
    private static String run(Stream<String> arguments, String goal) {
        var common = goal.equals("create-cluster")
                ? Stream.of(
                        "-Dhypershift.namespace=clusters",
                        "-Dhypershift.location=eastus",
                        "-Dhypershift.nodePoolReplicas=2",
                        "-Dhypershift.baseDomain=example.com",
                        "-Dhypershift.generateSsh",
                        "-Dhypershift.releaseImage=" + IMAGE + "4.21.0-x86_64",
                        "-Dhypershift.dnsZoneRgName=os4-common",
                        "-Dhypershift.diagnosticsStorageAccountType=Managed")
                : Stream.<String>of();
        return run(List.of(goal), Stream.concat(common, arguments).toArray(String[]::new));
    }

    private static String run(List<String> goals, String... arguments) {
        var command =
                new ArrayList<>(goals.stream().map(Foundation.PLUGIN::concat).toList());
        command.addAll(List.of(arguments));
        var run = maven.run(directory, command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run.output();
    }
}

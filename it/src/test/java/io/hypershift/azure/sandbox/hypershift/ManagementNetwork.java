package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.AzureGround.group;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Where in Azure a management cluster is: its group, its network, and who its cloud provider is there. */
record ManagementNetwork(AzureGround azure, JsonNode credentials) {
    static final String GROUP = "mc-rg";
    static final String BALANCER = network("loadBalancers") + "/kubernetes-internal";

    private static final String VNET = network("virtualNetworks") + "/aks-vnet";

    static ManagementNetwork of(Sandbox sandbox, AzureGround azure) {
        try {
            return new ManagementNetwork(
                    azure,
                    new ObjectMapper()
                            .readTree(sandbox.directory()
                                    .resolve("azure-credentials.json")
                                    .toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String network(String type) {
        return group(GROUP) + "/providers/Microsoft.Network/" + type;
    }

    static String services() {
        return network("privateLinkServices");
    }

    static String natSubnet() {
        return VNET + "/subnets/nat";
    }

    /** Makes it, with a subnet for private links, whose policies stand as given. */
    void make(String natPolicies) {
        azure.put(group(GROUP), Map.of("location", "eastus"));
        azure.put(
                VNET,
                Map.of(
                        "location",
                        "eastus",
                        "properties",
                        Map.of(
                                "addressSpace", Map.of("addressPrefixes", List.of("10.224.0.0/12")),
                                "subnets",
                                        List.of(
                                                subnet("aks-subnet", "10.224.0.0/16", "Enabled"),
                                                subnet("nat", "10.225.0.0/24", natPolicies)))));
    }

    private static Map<String, Object> subnet(String name, String prefix, String policies) {
        return Map.of(
                "name",
                name,
                "properties",
                Map.of("addressPrefix", prefix, "privateLinkServiceNetworkPolicies", policies));
    }

    /** The cloud provider's configuration, as it is on the cluster. */
    String cloudConfig() {
        var config = """
            {"subscriptionId": "%s", "tenantId": "%s", "aadClientId": "%s", "aadClientSecret": "%s",
             "resourceGroup": "%s", "location": "eastus", "vnetName": "aks-vnet", "subnetName": "aks-subnet"}
            """.formatted(
                        AzureGround.SUBSCRIPTION,
                        AzureGround.TENANT,
                        credentials.path("clientId").asText(),
                        credentials.path("clientSecret").asText(),
                        GROUP);
        return secret("kube-system", "azure-cloud-provider", "cloud-config", config);
    }

    /** The Secret that HyperShift's operator makes private links with. */
    String operatorSecret() {
        return secret("hypershift", "pls-credentials", "credentials", credentials.toString());
    }

    private static String secret(String namespace, String name, String key, String content) {
        return "{apiVersion: v1, kind: Secret, metadata: {name: %s, namespace: %s}, data: {%s: %s}}"
                .formatted(
                        name,
                        namespace,
                        key,
                        Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
    }
}

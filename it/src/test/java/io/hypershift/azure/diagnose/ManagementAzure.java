package io.hypershift.azure.diagnose;

import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.it.Entrance;
import io.hypershift.azure.it.NewLogin;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.RawClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where in Azure a management cluster is that serves private clusters: its group, its network, and who its cloud provider is. */
record ManagementAzure(SampleSite site) {
    static final String GROUP = "mc-rg";

    private static final String GROUP_ID =
            "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/" + GROUP;
    private static final String NETWORK = GROUP_ID + "/providers/Microsoft.Network/virtualNetworks/aks-vnet";

    /** The operator's own login. */
    static final String OPERATOR = "private-links";

    /** The subnet that private link services have their addresses from. */
    static final String NAT_SUBNET = NETWORK + "/subnets/nat";

    /** What the operator signs in with, who owns the group and nothing else. */
    Path operatorCredentials() {
        return site.directory().resolve("private-links.json");
    }

    void make() {
        put(GROUP_ID, "2021-04-01", "{'location': 'eastus'}");
        makeNetwork("Disabled");
        NewLogin.named(OPERATOR, site.sandbox()).ownerOf(GROUP).credentials(operatorCredentials());
        site.management()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("kube-system")
                        .withName("azure-cloud-provider")
                        .endMetadata()
                        .withStringData(Map.of("cloud-config", cloudConfig()))
                        .build())
                .create();
    }

    /** Makes its network, whose subnet for private links has these policies. */
    void makeNetwork(String natPolicies) {
        put(NETWORK, "2023-11-01", """
                {'location': 'eastus', 'properties': {
                  'addressSpace': {'addressPrefixes': ['10.224.0.0/12']},
                  'subnets': [
                    {'name': 'aks-subnet', 'properties': {
                      'addressPrefix': '10.224.0.0/16', 'privateLinkServiceNetworkPolicies': 'Enabled'}},
                    {'name': 'nat', 'properties': {
                      'addressPrefix': '10.225.0.0/24', 'privateLinkServiceNetworkPolicies': '%s'}}]}}
                """.formatted(natPolicies));
    }

    private void put(String id, String version, String body) {
        var answer = new RawClient(site.sandbox()).arm("PUT", id + "?api-version=" + version, body.replace('\'', '"'));
        if (answer.status() > 201) {
            throw new AssertionError(answer);
        }
    }

    private String cloudConfig() {
        var file = (Source.OfFile) Entrance.file(site.sandbox().properties(), "hypershift.azureCredentialsFile");
        try {
            var login = Json.parse(Files.readAllBytes(file.path())).orElseThrow();
            return Json.write(Json.object()
                    .put("subscriptionId", login.path("subscriptionId").asText())
                    .put("tenantId", login.path("tenantId").asText())
                    .put("aadClientId", login.path("clientId").asText())
                    .put("aadClientSecret", login.path("clientSecret").asText())
                    .put("resourceGroup", GROUP)
                    .put("location", "eastus")
                    .put("vnetName", "aks-vnet")
                    .put("subnetName", "aks-subnet"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

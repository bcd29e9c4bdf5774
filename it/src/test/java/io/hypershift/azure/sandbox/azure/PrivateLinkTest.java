package io.hypershift.azure.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.azure.RawClient.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateLinkTest {
    private static final String GROUP = RawClient.SUBSCRIPTION + "/resourceGroups/links";
    private static final String NETWORK = GROUP + "/providers/Microsoft.Network/";
    private static final String BALANCER = NETWORK + "loadBalancers/internal";
    private static final String SERVICE = NETWORK + "privateLinkServices/pls";
    private static final String ENDPOINT = NETWORK + "privateEndpoints/pe";
    private static final String OURS = "11111111-1111-1111-1111-111111111111";

    @TempDir
    Path directory;

    private Sandbox sandbox;
    private RawClient client;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        client = new RawClient(sandbox);
        client.arm("PUT", GROUP + "?api-version=2024-07-01", "{\"location\":\"eastus\"}");
        put(NETWORK + "virtualNetworks/vnet", """
            {"location": "eastus", "properties": {
              "addressSpace": {"addressPrefixes": ["10.0.0.0/16"]},
              "subnets": [
                {"name": "nodes", "properties": {"addressPrefix": "10.0.0.0/24"}},
                {"name": "nat", "properties": {"addressPrefix": "10.0.1.0/24", "privateLinkServiceNetworkPolicies": "Disabled"}}]}}
            """);
        put(BALANCER, """
            {"location": "eastus", "sku": {"name": "Standard"}, "properties": {"frontendIPConfigurations": [
              {"name": "one", "properties": {"subnet": {"id": "%s"}}},
              {"name": "two", "properties": {"subnet": {"id": "%s"}}}]}}
            """.formatted(subnet("nodes"), subnet("nodes")));
    }

    @AfterEach
    void stop() {
        sandbox.close();
        ArmContract.find()
                .ifPresent(contract -> assertThat(contract.check(directory.resolve("exchanges.jsonl"))
                                .violations())
                        .isEmpty());
    }

    @Test
    void frontends_in_a_subnet_get_addresses_of_their_own_that_stay() {
        var frontends = get(BALANCER).body().at("/properties/frontendIPConfigurations");

        assertThat(frontends)
                .extracting(it -> it.at("/properties/privateIPAddress").asText())
                .containsExactly("10.0.0.4", "10.0.0.5");
    }

    @Test
    void an_endpoint_that_is_approved_at_once_is_connected_and_goes_with_its_interface() {
        assertThat(put(SERVICE, service("nat", OURS)).status()).isEqualTo(201);
        var alias = get(SERVICE).body().at("/properties/alias").asText();
        assertThat(alias).startsWith("pls.").endsWith(".eastus.azure.privatelinkservice");
        assertThat(put(ENDPOINT, endpoint(alias)).status()).isEqualTo(201);

        assertThat(connection(get(ENDPOINT))).isEqualTo("Approved");
        var nic = get(ENDPOINT).body().at("/properties/networkInterfaces/0/id").asText();
        assertThat(get(nic).body()
                        .at("/properties/ipConfigurations/0/properties/privateIPAddress")
                        .asText())
                .isEqualTo("10.0.0.6");
        assertThat(client.arm("DELETE", SERVICE + "?api-version=2024-01-01", "").code())
                .isEqualTo("PrivateLinkServiceWithPrivateEndpointConnectionsCannotBeDeleted");
        assertThat(client.arm("DELETE", BALANCER + "?api-version=2024-01-01", "")
                        .code())
                .isEqualTo("CannotDeleteLoadBalancerWithPrivateLinkService");

        delete(ENDPOINT);
        assertThat(get(nic).status()).isEqualTo(404);
        delete(SERVICE);
        delete(BALANCER);
    }

    @Test
    void an_endpoint_of_others_waits_until_the_service_decides() {
        put(SERVICE, service("nat", ""));
        put(ENDPOINT, endpoint(SERVICE));
        assertThat(connection(get(ENDPOINT))).isEqualTo("Pending");

        var connection = get(SERVICE).body().at("/properties/privateEndpointConnections/0");
        put(connection.path("id").asText(), """
            {"properties": {"privateLinkServiceConnectionState": {"status": "Rejected", "description": "no"}}}
            """);

        assertThat(connection(get(ENDPOINT))).isEqualTo("Rejected");
        delete(SERVICE);
        assertThat(connection(get(ENDPOINT))).isEqualTo("Disconnected");
    }

    @Test
    void a_service_needs_a_subnet_without_policies_and_a_frontend_that_is_there() {
        assertThat(put(SERVICE, service("nodes", OURS)).code())
                .isEqualTo("PrivateLinkServiceNetworkPoliciesCannotBeEnabledOnPrivateLinkServiceSubnet");
        assertThat(put(SERVICE, service("nat", OURS).replace("/one", "/none")).code())
                .isEqualTo("InvalidResourceReference");
        assertThat(put(ENDPOINT, endpoint("pls.nobody.eastus.azure.privatelinkservice"))
                        .status())
                .isEqualTo(400);
    }

    private static String subnet(String name) {
        return NETWORK + "virtualNetworks/vnet/subnets/" + name;
    }

    private static String service(String subnet, String approved) {
        var approval = approved.isEmpty() ? "" : "\"" + approved + "\"";
        return """
            {"location": "eastus", "properties": {
              "loadBalancerFrontendIpConfigurations": [{"id": "%s/frontendIPConfigurations/one"}],
              "ipConfigurations": [{"name": "nat", "properties": {"subnet": {"id": "%s"}, "primary": true}}],
              "visibility": {"subscriptions": ["*"]},
              "autoApproval": {"subscriptions": [%s]}}}
            """.formatted(BALANCER, subnet(subnet), approval);
    }

    private static String endpoint(String service) {
        return """
            {"location": "eastus", "properties": {
              "subnet": {"id": "%s"},
              "manualPrivateLinkServiceConnections": [{"name": "pe", "properties": {"privateLinkServiceId": "%s"}}]}}
            """.formatted(subnet("nodes"), service);
    }

    private static String connection(Answer endpoint) {
        return endpoint.body()
                .at(
                        "/properties/manualPrivateLinkServiceConnections/0/properties/privateLinkServiceConnectionState/status")
                .asText();
    }

    private Answer get(String id) {
        return client.arm("GET", id + "?api-version=2024-01-01", "");
    }

    private Answer put(String id, String body) {
        return client.arm("PUT", id + "?api-version=2024-01-01", body);
    }

    private void delete(String id) {
        client.arm("DELETE", id + "?api-version=2024-01-01", "");
        assertThat(get(id).status()).isEqualTo(404);
    }
}

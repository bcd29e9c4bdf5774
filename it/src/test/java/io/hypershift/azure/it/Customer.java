package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.RawClient;
import java.util.List;

/** One who has made things in the subscription before us, in Azure's own words. */
public final class Customer {
    private static final String SUBSCRIPTION = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private static final String NETWORK_API = "2023-11-01";

    private final RawClient client;

    public Customer(Sandbox sandbox) {
        this.client = new RawClient(sandbox);
    }

    /** A network's addresses, and those of its one subnet, whose security group may be none. */
    public record Layout(String location, String network, String subnet, String securityGroup) {}

    public static String group(String name) {
        return SUBSCRIPTION + "/resourceGroups/" + name;
    }

    public void makeGroup(String name, String location) {
        put(group(name), "2021-04-01", "{'location': '%s', 'tags': {'team': 'networks'}}".formatted(location));
    }

    public String makeSecurityGroup(String group, String name, String location) {
        return make(group, "networkSecurityGroups", name, "{'location': '%s'}".formatted(location));
    }

    /** A network whose one subnet is called {@code nodes}. */
    public String makeNetwork(String group, String name, Layout layout) {
        var properties = Json.object();
        properties.putObject("addressSpace").putArray("addressPrefixes").add(layout.network());
        var subnet = properties.putArray("subnets").addObject().put("name", "nodes");
        subnet.putObject("properties").put("addressPrefix", layout.subnet());
        if (!layout.securityGroup().isEmpty()) {
            subnet.withObject("/properties/networkSecurityGroup").put("id", layout.securityGroup());
        }
        var body = Json.object().put("location", layout.location());
        body.set("properties", properties);
        return make(group, "virtualNetworks", name, Json.write(body));
    }

    String makeAddress(String group, String name, String location) {
        return make(
                group,
                "publicIPAddresses",
                name,
                "{'location': '%s', 'sku': {'name': 'Standard'}, 'properties': {'publicIPAllocationMethod': 'Static'}}"
                        .formatted(location));
    }

    void delete(String id, String version) {
        var answer = client.arm("DELETE", id + "?api-version=" + version, "");
        assertThat(List.of(200, 202, 204)).as(answer.toString()).contains(answer.status());
    }

    String make(String group, String type, String name, String body) {
        var id = group(group) + "/providers/Microsoft.Network/" + type + "/" + name;
        put(id, NETWORK_API, body);
        return id;
    }

    private void put(String id, String version, String body) {
        var answer = client.arm("PUT", id + "?api-version=" + version, body.replace('\'', '"'));
        assertThat(List.of(200, 201)).as(answer.toString()).contains(answer.status());
    }
}

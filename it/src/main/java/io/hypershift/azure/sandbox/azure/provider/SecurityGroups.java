package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.stream.Stream;

/** Network security groups, with the six rules that each of them begins with. */
record SecurityGroups(ArmState state) implements ResourceType {
    private static final String ANY = "*";

    @Override
    public String name() {
        return Network.SECURITY_GROUPS;
    }

    @Override
    public Pace pace() {
        return Pace.operation(3, 3);
    }

    @Override
    public List<String> inlineChildren() {
        return List.of("securityRules", "defaultSecurityRules");
    }

    @Override
    public ObjectNode put(Put put) {
        var body = Network.complete(put);
        var properties = Json.child(body, "properties");
        Network.identify(put.id(), properties, "securityRules");
        properties.set("defaultSecurityRules", Json.array(defaultRules()));
        Network.identify(put.id(), properties, "defaultSecurityRules");
        return body;
    }

    private static List<ObjectNode> defaultRules() {
        return List.of(
                rule("AllowVnetInBound", 65000, "VirtualNetwork", "VirtualNetwork", "Allow", "Inbound"),
                rule("AllowAzureLoadBalancerInBound", 65001, "AzureLoadBalancer", ANY, "Allow", "Inbound"),
                rule("DenyAllInBound", 65500, ANY, ANY, "Deny", "Inbound"),
                rule("AllowVnetOutBound", 65000, "VirtualNetwork", "VirtualNetwork", "Allow", "Outbound"),
                rule("AllowInternetOutBound", 65001, ANY, "Internet", "Allow", "Outbound"),
                rule("DenyAllOutBound", 65500, ANY, ANY, "Deny", "Outbound"));
    }

    private static ObjectNode rule(String name, int priority, String from, String to, String access, String direction) {
        var rule = Json.object().put("name", name);
        rule.putObject("properties")
                .put("protocol", ANY)
                .put("sourcePortRange", ANY)
                .put("destinationPortRange", ANY)
                .put("sourceAddressPrefix", from)
                .put("destinationAddressPrefix", to)
                .put("access", access)
                .put("priority", priority)
                .put("direction", direction);
        return rule;
    }

    /** With the subnets that refer to it. */
    @Override
    public ObjectNode show(Resource group) {
        var document = group.document();
        var subnets = users(group.id())
                .map(subnet -> Network.reference(subnet.path("id").asText()))
                .toList();
        if (!subnets.isEmpty()) {
            Json.child(document, "properties").set("subnets", Json.array(subnets));
        }
        return document;
    }

    @Override
    public void checkDelete(Resource group) {
        users(group.id()).findFirst().ifPresent(subnet -> {
            throw ArmException.badRequest(
                    "InUseNetworkSecurityGroupCannotBeDeleted",
                    "Network security group %s cannot be deleted because it is in use by the following resources: %s. In order to delete the Network security group, remove the association with the resource(s). To learn how to do this, see aka.ms/deletensg."
                            .formatted(group.id(), subnet.path("id").asText()));
        });
    }

    private Stream<JsonNode> users(ResourceId group) {
        return VirtualNetworks.subnets(state)
                .filter(subnet -> Network.refersTo(subnet.at("/properties/networkSecurityGroup"), group));
    }
}

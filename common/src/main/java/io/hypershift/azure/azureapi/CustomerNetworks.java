package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads networks that were there before a cluster; nothing here changes any. */
public final class CustomerNetworks {
    public static final String NETWORK = "Microsoft.Network/virtualNetworks";
    public static final String SUBNET = "Microsoft.Network/virtualNetworks/subnets";
    public static final String SECURITY_GROUP = "Microsoft.Network/networkSecurityGroups";
    private static final String VERSION = "?api-version=2023-11-01";

    private final JsonCalls arm;
    private final String subscription;

    CustomerNetworks(JsonCalls arm, String subscription) {
        this.arm = arm;
        this.subscription = subscription;
    }

    /**
     * A virtual network.
     *
     * @param addresses its ranges as CIDRs
     */
    public record Network(String id, String name, String location, List<String> addresses, List<Subnet> subnets) {
        public Network {
            addresses = List.copyOf(addresses);
            subnets = List.copyOf(subnets);
        }

        public Optional<Subnet> subnet(String subnetName) {
            return subnets.stream()
                    .filter(it -> it.name().equalsIgnoreCase(subnetName))
                    .findFirst();
        }
    }

    /**
     * A subnet.
     *
     * @param securityGroup the id of the security group on it; empty where it has none
     * @param takesPrivateLinkServices whether the address of a private link service may be one of its
     */
    public record Subnet(String id, String name, String securityGroup, boolean takesPrivateLinkServices) {}

    /** A network security group. */
    public record SecurityGroup(String id, String name, String location) {}

    /** A network by its id; empty where there is none. */
    public Optional<Network> network(String id) {
        return arm.find("read virtual network " + AzureId.nameOf(id), path(id)).map(CustomerNetworks::network);
    }

    /** All networks of the subscription. */
    public List<Network> networks() {
        return list(NETWORK).stream().map(CustomerNetworks::network).toList();
    }

    /** A subnet by its id; empty where there is none. */
    public Optional<Subnet> subnet(String id) {
        return arm.find("read subnet " + AzureId.nameOf(id), path(id)).map(CustomerNetworks::subnet);
    }

    /** A security group by its id; empty where there is none. */
    public Optional<SecurityGroup> securityGroup(String id) {
        return arm.find("read network security group " + AzureId.nameOf(id), path(id))
                .map(CustomerNetworks::securityGroup);
    }

    /** All security groups of the subscription. */
    public List<SecurityGroup> securityGroups() {
        return list(SECURITY_GROUP).stream()
                .map(CustomerNetworks::securityGroup)
                .toList();
    }

    private List<JsonNode> list(String type) {
        return arm.list(
                "list " + type + " of the subscription",
                "subscriptions/" + subscription + "/providers/" + type + VERSION);
    }

    private static String path(String id) {
        return Roles.path(id) + VERSION;
    }

    private static Network network(JsonNode json) {
        var addresses = new ArrayList<String>();
        json.at("/properties/addressSpace/addressPrefixes").forEach(it -> addresses.add(it.asText("")));
        var subnets = new ArrayList<Subnet>();
        json.at("/properties/subnets").forEach(it -> subnets.add(subnet(it)));
        return new Network(text(json, "id"), text(json, "name"), text(json, "location"), addresses, subnets);
    }

    private static Subnet subnet(JsonNode json) {
        var policies = json.at("/properties/privateLinkServiceNetworkPolicies").asText("Enabled");
        return new Subnet(
                text(json, "id"),
                text(json, "name"),
                json.at("/properties/networkSecurityGroup/id").asText(""),
                policies.equalsIgnoreCase("Disabled"));
    }

    private static SecurityGroup securityGroup(JsonNode json) {
        return new SecurityGroup(text(json, "id"), text(json, "name"), text(json, "location"));
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }
}

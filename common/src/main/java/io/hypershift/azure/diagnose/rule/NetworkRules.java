package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.CREATE_CLUSTER;
import static io.hypershift.azure.failure.Operation.DESTROY_CLUSTER;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.diagnose.evidence.ClusterGroups;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the cluster stands on in Azure: its groups, its network, and its nodes' way out. */
final class NetworkRules {
    private NetworkRules() {}

    static Optional<Finding> resourceGroupIsMissing(Evidence it) {
        var groups = new ClusterGroups(it.cluster());
        return Stream.of(groups.main(), group(groups.network()), group(groups.securityGroup()))
                .filter(id -> it.azure().isMissing(id))
                .findFirst()
                .map(id -> Finding.certain(
                                "resource-group-missing",
                                "the cluster's resource group {} is not there",
                                AzureId.nameOf(id))
                        .because("Its machines, its network and its load balancer were in it.")
                        .seen(new Exhibit("resource group " + AzureId.nameOf(id), "not found"))
                        .remedy("Nothing of the cluster can be saved: {}, then make another.", DESTROY_CLUSTER));
    }

    static Optional<Finding> networkIsMissing(Evidence it) {
        var groups = new ClusterGroups(it.cluster());
        return Stream.of(Stream.of(groups.network(), groups.securityGroup()), groups.subnets().stream())
                .flatMap(ids -> ids)
                .filter(id -> it.azure().isMissing(id))
                .findFirst()
                .map(id -> Finding.certain("network-missing", "{} is not there", named(id))
                        .because("No node can be made without it.")
                        .seen(new Exhibit(id, "not found"))
                        .remedy("{} with the same owner makes again what is the cluster's own.", CREATE_CLUSTER));
    }

    /** The load balancer is a contract between HyperShift and its provider: nodes go out by its outbound rule. */
    static Optional<Finding> thereIsNoWayOut(Evidence it) {
        var groups = new ClusterGroups(it.cluster());
        var balancer = groups.loadBalancer();
        var depends = groups.subnets().stream()
                .filter(id -> it.azure().has(id))
                .anyMatch(id -> !hasOtherWay(it.azure().resource(id)));
        if (!depends) {
            return Optional.empty();
        }
        var lacking = it.azure().isMissing(balancer)
                ? "not found"
                : it.azure().has(balancer)
                        ? lacks(it.azure().resource(balancer), it.cluster().infraId())
                        : "";
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.certain("no-outbound", "the nodes have no way out of their network")
                        .because("They fetch their configuration and their images from outside.")
                        .seen(new Exhibit("load balancer " + AzureId.nameOf(balancer), lacking))
                        .remedy(
                                "{} with the same owner makes the load balancer again, with its outbound rule. Or give the subnet a"
                                        + " NAT gateway.",
                                CREATE_CLUSTER));
    }

    /** A route table that leads nowhere, as it is set where a firewall was meant to be. */
    static Optional<Finding> routeLeadsNowhere(Evidence it) {
        return new ClusterGroups(it.cluster())
                .subnets().stream()
                        .map(id -> it.azure()
                                .resource(id)
                                .at("/properties/routeTable/id")
                                .asText(""))
                        .filter(table -> elements(it.azure().resource(table), "routes")
                                .anyMatch(route -> route.at("/properties/addressPrefix")
                                                .asText("")
                                                .equals("0.0.0.0/0")
                                        && route.at("/properties/nextHopType")
                                                .asText("")
                                                .equals("None")))
                        .findFirst()
                        .map(table -> Finding.certain("no-outbound", "the nodes' route table leads nowhere")
                                .seen(new Exhibit("route table " + AzureId.nameOf(table), "0.0.0.0/0: None"))
                                .remedy("Take that route away, or let it lead to a firewall."));
    }

    /**
     * What a security group forbids before it allows: one on a subnet, or as Azure tells what counts at a machine, which may have
     * one of its own or rules from a network manager.
     */
    static Optional<Finding> securityGroupBlocks(Evidence it) {
        var ofSubnets = new ClusterGroups(it.cluster())
                .subnets().stream().map(id -> it.azure().resource(id)).flatMap(subnet -> blocking(it, subnet).stream());
        var ofMachines = it.azure().machines().securityGroups().values().stream()
                .flatMap(List::stream)
                .flatMap(group -> blockingEffectively(it, group).stream());
        return Stream.concat(ofSubnets, ofMachines).findFirst();
    }

    private static Optional<Finding> blocking(Evidence it, JsonNode subnet) {
        var id = subnet.at("/properties/networkSecurityGroup/id").asText("");
        var rules = SecurityRules.of(
                it.azure().resource(id), subnet.at("/properties/addressPrefix").asText(""));
        return rules.blocking(ports(it)).map(rule -> blocks(certainty(it, rule), id, rule));
    }

    private static Optional<Finding> blockingEffectively(Evidence it, JsonNode group) {
        var manager = group.at("/association/networkManager/id").asText("");
        var id = group.at("/networkSecurityGroup/id").asText(manager);
        return SecurityRules.effective(group).blocking(ports(it)).map(rule -> blocks(certainty(it, rule), id, rule));
    }

    /** Nodes that are there have found a way; and rules that let them out to just what they need are not judged here. */
    private static Certainty certainty(Evidence it, SecurityRules.Blocked rule) {
        if (Symptoms.of(it).isEmpty()) {
            return Certainty.POSSIBLE;
        }
        return rule.hasExceptions() ? Certainty.LIKELY : Certainty.CERTAIN;
    }

    private static Finding blocks(Certainty certainty, String id, SecurityRules.Blocked blocked) {
        return Finding.of(
                        "security-group-blocks",
                        certainty,
                        "network security group {} does not let the nodes out to port {}",
                        AzureId.nameOf(id),
                        blocked.port())
                .because("They reach the API server, their configuration and the registries there.")
                .seen(new Exhibit(
                        "network security group " + AzureId.nameOf(id),
                        "rule " + blocked.rule() + " with priority " + blocked.priority() + " denies it"))
                .remedy("Take the rule away, or let an earlier one allow it.");
    }

    /** Where the API server listens, and where everything else does. */
    private static List<Integer> ports(Evidence it) {
        var port = it.cluster()
                .hostedCluster()
                .map(cluster ->
                        cluster.at("status", "controlPlaneEndpoint", "port").asInt(443))
                .orElse(443);
        return port == 6443 || port == 7443 ? List.of(443, port) : List.of(443);
    }

    private static String lacks(JsonNode balancer, String infraId) {
        var hasPool = elements(balancer, "backendAddressPools")
                .anyMatch(pool -> pool.path("name").asText("").equals(infraId));
        if (!hasPool) {
            return "it has no backend pool " + infraId;
        }
        return elements(balancer, "outboundRules").findAny().isPresent() ? "" : "it has no outbound rule";
    }

    private static boolean hasOtherWay(JsonNode subnet) {
        return subnet.at("/properties/natGateway").isObject()
                || subnet.at("/properties/routeTable").isObject(); // to a firewall, unless it leads nowhere
    }

    static Stream<JsonNode> elements(JsonNode resource, String list) {
        return StreamSupport.stream(resource.path("properties").path(list).spliterator(), false);
    }

    private static String group(String id) {
        var end = id.toLowerCase(Locale.ROOT).indexOf("/providers/");
        return end < 0 ? id : id.substring(0, end);
    }

    private static String named(String id) {
        var parts = id.split("/", -1);
        return parts.length < 2 ? id : parts[parts.length - 2] + " " + parts[parts.length - 1];
    }
}

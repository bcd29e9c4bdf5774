package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the security groups of a network interface and of its subnet make of its traffic together. */
record EffectiveRules(ArmState state, Resource nic) {
    private static final List<String> INTERNET = List.of("*", "Internet", "0.0.0.0/0");

    /** As Azure tells them: each group that counts, its own rules and those it began with in one list. */
    ObjectNode document() {
        return Json.object()
                .set("value", Json.array(groups().map(this::effective).toList()));
    }

    /** Whether no group forbids TCP to a port of the internet. */
    boolean letOut(int port) {
        return groups().noneMatch(group -> rules(group.group())
                .map(rule -> rule.path("properties"))
                .filter(rule -> leadsTo(rule, port))
                .min(Comparator.comparingInt(rule -> rule.path("priority").asInt()))
                .filter(rule -> rule.path("access").asText().equalsIgnoreCase("Deny"))
                .isPresent());
    }

    /** A security group, and whether it counts for an interface or for a subnet. */
    private record Associated(String kind, String id, Resource group) {}

    private Stream<Associated> groups() {
        var subnet =
                nic.properties().at("/ipConfigurations/0/properties/subnet/id").asText();
        var ofSubnet = VirtualNetworks.subnets(state)
                .filter(it -> it.path("id").asText().equalsIgnoreCase(subnet))
                .findFirst()
                .flatMap(it -> associated("subnet", subnet, it.path("properties")));
        return Stream.concat(
                associated("networkInterface", nic.id().text(), nic.properties()).stream(), ofSubnet.stream());
    }

    private Optional<Associated> associated(String kind, String id, JsonNode properties) {
        return Json.text(properties, "/networkSecurityGroup/id")
                .flatMap(group -> state.resources().find(new ResourceId(group)))
                .map(group -> new Associated(kind, id, group));
    }

    private ObjectNode effective(Associated it) {
        var document = Json.object();
        document.set("networkSecurityGroup", Network.reference(it.group().id().text()));
        document.putObject("association").set(it.kind(), Network.reference(it.id()));
        document.set(
                "effectiveSecurityRules",
                Json.array(rules(it.group()).map(EffectiveRules::effective).toList()));
        return document;
    }

    private static Stream<JsonNode> rules(Resource group) {
        return Stream.of("securityRules", "defaultSecurityRules")
                .flatMap(list -> Json.elements(group.properties().path(list)));
    }

    private static ObjectNode effective(JsonNode rule) {
        var properties = rule.path("properties");
        var protocol = properties.path("protocol").asText();
        var list = rule.path("type").asText().endsWith("defaultSecurityRules")
                ? "defaultSecurityRules/"
                : "securityRules/";
        return Json.object()
                .put("name", list + rule.path("name").asText())
                .put("protocol", protocol.equals("*") ? "All" : protocol)
                .put("sourcePortRange", range(properties.path("sourcePortRange").asText("*")))
                .<ObjectNode>set(
                        "destinationPortRanges",
                        Json.strings(each(properties, "destinationPortRange", "destinationPortRanges")
                                .map(EffectiveRules::range)
                                .toList()))
                .put(
                        "sourceAddressPrefix",
                        anywhere(properties.path("sourceAddressPrefix").asText("*")))
                .<ObjectNode>set(
                        "destinationAddressPrefixes",
                        Json.strings(each(properties, "destinationAddressPrefix", "destinationAddressPrefixes")
                                .map(EffectiveRules::anywhere)
                                .toList()))
                .put("access", properties.path("access").asText())
                .put("priority", properties.path("priority").asInt())
                .put("direction", properties.path("direction").asText());
    }

    private static String range(String ports) {
        if (ports.equals("*")) {
            return "0-65535";
        }
        return ports.contains("-") ? ports : ports + "-" + ports;
    }

    private static String anywhere(String prefix) {
        return prefix.equals("*") ? "0.0.0.0/0" : prefix;
    }

    private static boolean leadsTo(JsonNode rule, int port) {
        var protocol = rule.path("protocol").asText().toLowerCase(Locale.ROOT);
        return rule.path("direction").asText().equalsIgnoreCase("Outbound")
                && (protocol.equals("*") || protocol.equals("tcp"))
                && each(rule, "destinationAddressPrefix", "destinationAddressPrefixes")
                        .anyMatch(INTERNET::contains)
                && each(rule, "destinationPortRange", "destinationPortRanges")
                        .map(EffectiveRules::range)
                        .map(it -> it.split("-", 2))
                        .anyMatch(ends -> Integer.parseInt(ends[0]) <= port && port <= Integer.parseInt(ends[1]));
    }

    /** Azure has each of these as one or as several. */
    private static Stream<String> each(JsonNode rule, String one, String several) {
        return Stream.concat(
                Json.text(rule, "/" + one).stream(),
                Json.elements(rule.path(several)).map(JsonNode::asText));
    }
}

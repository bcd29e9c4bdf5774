package io.hypershift.azure.diagnose.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.manifest.Json;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rules of a network security group: of those that apply to a packet, the one with the lowest priority counts, and where
 * none does, what goes out is allowed.
 *
 * @param rules the group's own, by priority
 * @param subnet the addresses that are to get out, as a CIDR
 */
record SecurityRules(List<JsonNode> rules, String subnet) {
    private static final List<String> OUTSIDE = List.of("*", "Internet", "0.0.0.0/0");

    /** Those who are in the network, by whatever name. */
    private static final List<String> INSIDE = List.of("*", "VirtualNetwork", "0.0.0.0/0");

    private static final Set<String> ANY_OR_TCP = Set.of("*", "all", "tcp");

    /**
     * A port that nobody gets out to.
     *
     * @param hasExceptions whether there are rules before that let out to some places
     */
    record Blocked(int port, String rule, int priority, boolean hasExceptions) {}

    static SecurityRules of(JsonNode securityGroup, String subnet) {
        return new SecurityRules(
                NetworkRules.elements(securityGroup, "securityRules")
                        .sorted(Comparator.comparingInt(SecurityRules::priority))
                        .toList(),
                subnet);
    }

    /** The same as Azure has put them together for one interface, in its slightly different form. */
    static SecurityRules effective(JsonNode securityGroup) {
        return new SecurityRules(
                StreamSupport.stream(
                                securityGroup.path("effectiveSecurityRules").spliterator(), false)
                        .<JsonNode>map(rule -> Json.object()
                                .put("name", rule.path("name").asText("").replaceFirst(".*/", ""))
                                .set("properties", rule))
                        .sorted(Comparator.comparingInt(SecurityRules::priority))
                        .toList(),
                "");
    }

    /** The first of the ports that TCP does not get out to. */
    Optional<Blocked> blocking(List<Integer> ports) {
        return ports.stream().flatMap(port -> blocking(port).stream()).findFirst();
    }

    private Optional<Blocked> blocking(int port) {
        return rules.stream()
                .filter(rule -> concerns(rule.path("properties"), port) && leadsOutside(rule.path("properties")))
                .findFirst()
                .filter(rule -> rule.at("/properties/access").asText("").equalsIgnoreCase("Deny"))
                .map(rule -> new Blocked(
                        port, rule.path("name").asText(""), priority(rule), hasExceptions(port, priority(rule))));
    }

    private boolean hasExceptions(int port, int priority) {
        return rules.stream()
                .filter(rule -> priority(rule) < priority)
                .map(rule -> rule.path("properties"))
                .anyMatch(rule -> rule.path("access").asText("").equalsIgnoreCase("Allow") && concerns(rule, port));
    }

    private static boolean leadsOutside(JsonNode rule) {
        return each(rule, "destinationAddressPrefix", "destinationAddressPrefixes")
                .anyMatch(OUTSIDE::contains);
    }

    private static int priority(JsonNode rule) {
        return rule.at("/properties/priority").asInt();
    }

    private boolean concerns(JsonNode rule, int port) {
        var protocol = rule.path("protocol").asText("").toLowerCase(Locale.ROOT);
        return rule.path("direction").asText("").equalsIgnoreCase("Outbound")
                && ANY_OR_TCP.contains(protocol)
                && each(rule, "sourceAddressPrefix", "sourceAddressPrefixes")
                        .allMatch(from -> INSIDE.contains(from) || from.equals(subnet))
                && each(rule, "destinationPortRange", "destinationPortRanges").anyMatch(it -> covers(it, port));
    }

    /** Azure has each of these as one or as several. */
    private static Stream<String> each(JsonNode rule, String one, String several) {
        return Stream.concat(
                        Stream.of(rule.path(one)),
                        StreamSupport.stream(rule.path(several).spliterator(), false))
                .map(it -> it.asText(""))
                .filter(it -> !it.isEmpty());
    }

    private static boolean covers(String range, int port) {
        if (range.equals("*")) {
            return true;
        }
        var ends = range.split("-", 2);
        return Integer.parseInt(ends[0].strip()) <= port && port <= Integer.parseInt(ends[ends.length - 1].strip());
    }
}

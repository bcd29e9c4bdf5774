package io.hypershift.azure.diagnose.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rules of a network security group: of those that apply to a packet, the one with the lowest priority counts, and where
 * none does, what goes out is allowed.
 *
 * @param rules the group's own, by priority
 */
record SecurityRules(List<JsonNode> rules) {
    private static final List<String> OUTSIDE = List.of("*", "Internet", "0.0.0.0/0");

    /** A port that nobody gets out to. */
    record Blocked(int port, String rule, int priority) {}

    static SecurityRules of(JsonNode securityGroup) {
        return new SecurityRules(NetworkRules.elements(securityGroup, "securityRules")
                .sorted(Comparator.comparingInt(SecurityRules::priority))
                .toList());
    }

    /** The first of the ports that TCP does not get out to. */
    Optional<Blocked> blocking(List<Integer> ports) {
        return ports.stream().flatMap(port -> blocking(port).stream()).findFirst();
    }

    private Optional<Blocked> blocking(int port) {
        return rules.stream()
                .filter(rule -> applies(rule.path("properties"), port))
                .findFirst()
                .filter(rule -> rule.at("/properties/access").asText("").equalsIgnoreCase("Deny"))
                .map(rule -> new Blocked(port, rule.path("name").asText(""), priority(rule)));
    }

    private static int priority(JsonNode rule) {
        return rule.at("/properties/priority").asInt();
    }

    private static boolean applies(JsonNode rule, int port) {
        var protocol = rule.path("protocol").asText("").toLowerCase(Locale.ROOT);
        return rule.path("direction").asText("").equalsIgnoreCase("Outbound")
                && (protocol.equals("*") || protocol.equals("tcp"))
                && each(rule, "destinationAddressPrefix", "destinationAddressPrefixes")
                        .anyMatch(OUTSIDE::contains)
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

package io.hypershift.azure.sandbox.hypershift.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a subnet's security group and route table make of traffic to the internet's HTTPS. */
record SubnetRules(Optional<JsonNode> securityGroup, Optional<JsonNode> routeTable) {
    private static final List<String> INTERNET = List.of("*", "Internet", "0.0.0.0/0");
    private static final int HTTPS = 443;

    static SubnetRules of(JsonNode subnet, CloudSession azure) throws InterruptedException {
        return new SubnetRules(referred(subnet, "networkSecurityGroup", azure), referred(subnet, "routeTable", azure));
    }

    private static Optional<JsonNode> referred(JsonNode subnet, String field, CloudSession azure)
            throws InterruptedException {
        var id = subnet.at("/properties/" + field + "/id").asText("");
        return id.isEmpty() ? Optional.empty() : Egress.visible(azure, id);
    }

    /** Whether nothing gets out: the first rule that applies forbids it, or the way there leads nowhere. */
    boolean isClosed() {
        var isForbidden = elements(securityGroup, "securityRules")
                .filter(SubnetRules::applies)
                .min(Comparator.comparingInt(rule -> rule.path("priority").asInt()))
                .filter(rule -> rule.path("access").asText().equalsIgnoreCase("Deny"))
                .isPresent();
        return isForbidden
                || elements(routeTable, "routes")
                        .anyMatch(route -> route.path("addressPrefix").asText().equals("0.0.0.0/0")
                                && route.path("nextHopType").asText().equals("None"));
    }

    private static Stream<JsonNode> elements(Optional<JsonNode> of, String list) {
        return of.stream()
                .flatMap(it -> it.at("/properties/" + list).valueStream())
                .map(it -> it.path("properties"));
    }

    private static boolean applies(JsonNode rule) {
        return rule.path("direction").asText().equalsIgnoreCase("Outbound")
                && List.of("*", "tcp").contains(rule.path("protocol").asText().toLowerCase(java.util.Locale.ROOT))
                && each(rule, "destinationAddressPrefix").anyMatch(INTERNET::contains)
                && each(rule, "destinationPortRange").anyMatch(SubnetRules::isHttps);
    }

    /** Azure has each of these as one or as several. */
    private static Stream<String> each(JsonNode rule, String field) {
        var several = field.endsWith("x") ? field + "es" : field + "s";
        return Stream.concat(
                        rule.has(field) ? Stream.of(rule.path(field)) : Stream.empty(),
                        rule.path(several).valueStream())
                .map(JsonNode::asText);
    }

    private static boolean isHttps(String range) {
        if (range.equals("*")) {
            return true;
        }
        var ends = range.split("-", 2);
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        return first <= HTTPS && HTTPS <= last;
    }
}

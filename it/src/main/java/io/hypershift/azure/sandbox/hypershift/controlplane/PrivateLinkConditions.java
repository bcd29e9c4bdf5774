package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a HostedCluster says of its private links: one condition of each type for all of them. */
final class PrivateLinkConditions {
    private static final List<String> TYPES = List.of(
            "AzurePrivateLinkServiceAvailable",
            "AzurePLSCreated",
            "AzureInternalLoadBalancerAvailable",
            "AzurePrivateEndpointAvailable",
            "AzurePrivateDNSAvailable");

    private PrivateLinkConditions() {}

    /** None at all as long as there is no link. */
    static List<Condition> of(List<Resource> links) {
        return links.isEmpty()
                ? List.of()
                : TYPES.stream().map(type -> of(type, links)).toList();
    }

    private static Condition of(String type, List<Resource> links) {
        var reported = links.stream().flatMap(link -> reported(link, type)).toList();
        if (reported.isEmpty()) {
            return Condition.isUnknown(type, "StatusUnknown", "AzurePrivateLinkService conditions not found");
        }
        var problems = reported.stream()
                .filter(it -> it.path("status").asText().equals("False"))
                .map(it -> it.path("message").asText())
                .collect(Collectors.joining("; "));
        return problems.isEmpty()
                ? Condition.isTrue(type, "AzureSuccess", "All is well")
                : Condition.isFalse(type, "AzureError", problems);
    }

    private static Stream<JsonNode> reported(Resource link, String type) {
        return link.items("/status/conditions").stream()
                .filter(it -> type.equals(it.path("type").asText()));
    }
}

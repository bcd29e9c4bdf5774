package io.hypershift.azure.sandbox.hypershift.privatelink;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.CloudSession;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The subnet that a private link service takes its addresses from; HyperShift makes one where none is given. */
record NatSubnet(CloudSession azure, HostedCluster cluster) {
    private static final String API = "2024-01-01";

    /** The given subnet, else one of the cluster's own in the load balancer's network. */
    String ensure(String given, JsonNode frontend) throws AzureException, InterruptedException {
        if (!given.isEmpty()) {
            return given;
        }
        var balanced = frontend.at("/properties/subnet/id").asText();
        var network = balanced.substring(0, balanced.lastIndexOf("/subnets/"));
        var id = network + "/subnets/" + cluster.infraId() + "-pls-nat";
        if (azure.find(id, API).isEmpty()) {
            azure.put(
                    id,
                    API,
                    Map.of(
                            "properties",
                            Map.of("addressPrefix", free(network), "privateLinkServiceNetworkPolicies", "Disabled")));
        }
        return id;
    }

    /** HyperShift looks for it in 10.0.0.0/16, wherever the network's addresses are. */
    private String free(String network) throws AzureException, InterruptedException {
        Set<String> taken = azure.get(network, API)
                .at("/properties/subnets")
                .valueStream()
                .map(it -> it.at("/properties/addressPrefix").asText())
                .collect(Collectors.toSet());
        return IntStream.range(1, 256)
                .mapToObj(it -> "10.0." + it + ".0/24")
                .filter(it -> !taken.contains(it))
                .findFirst()
                .orElseThrow(
                        () -> AzureException.local(
                                "failed to find available CIDR for NAT subnet: no available /24 CIDR block in 10.0.0.0/16 for NAT subnet"));
    }
}

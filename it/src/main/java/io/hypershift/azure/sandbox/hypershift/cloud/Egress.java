package io.hypershift.azure.sandbox.hypershift.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * How a cluster's machines reach the internet: through the outbound rule of the load balancer named by the infra ID
 * (HyperShift's contract with its provider), or a NAT gateway on their subnet.
 */
public final class Egress {
    private static final String NETWORK_API = "2023-11-01";

    private Egress() {}

    /** The id of the backend pool that machines join, if it is there. */
    static Optional<String> backendPool(HostedCluster cluster, CloudSession azure)
            throws AzureException, InterruptedException {
        return azure.find(loadBalancer(cluster), NETWORK_API)
                .flatMap(balancer -> named(balancer, "backendAddressPools", cluster.infraId()))
                .map(pool ->
                        pool.path("id").asText(loadBalancer(cluster) + "/backendAddressPools/" + cluster.infraId()));
    }

    /** Whether machines that are in the pool get out. */
    public static boolean works(HostedCluster cluster, String subnet, CloudSession azure)
            throws AzureException, InterruptedException {
        var balancer = azure.find(loadBalancer(cluster), NETWORK_API);
        var isBalanced = balancer.isPresent()
                && named(balancer.get(), "backendAddressPools", cluster.infraId())
                        .isPresent()
                && !balancer.get().at("/properties/outboundRules").isEmpty();
        var present = visible(azure, subnet);
        var hasGateway =
                present.filter(it -> it.at("/properties/natGateway").isObject()).isPresent();
        return isBalanced || hasGateway;
    }

    /** A network that the machines' identity may not look at lets them out all the same. */
    private static Optional<JsonNode> visible(CloudSession azure, String id) throws InterruptedException {
        try {
            return azure.find(id, NETWORK_API);
        } catch (AzureException e) {
            return Optional.empty();
        }
    }

    static String loadBalancer(HostedCluster cluster) {
        return cluster.resourceId("Microsoft.Network", "loadBalancers", cluster.infraId());
    }

    private static Optional<JsonNode> named(JsonNode balancer, String list, String name) {
        return StreamSupport.stream(balancer.at("/properties/" + list).spliterator(), false)
                .filter(it -> name.equals(it.path("name").asText()))
                .findFirst();
    }
}

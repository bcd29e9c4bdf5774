package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.foundation.Component.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a HostedCluster names in Azure, as ids. */
public record ClusterGroups(ClusterView cluster) {

    /**
     * What a component works on, by its id: whatever role it has there, given there or above it, counts. Empty where the cluster
     * has no such thing.
     */
    public Optional<String> of(Scope scope) {
        return Optional.of(
                        switch (scope) {
                            case MANAGED -> main();
                            case VIRTUAL_NETWORK -> network();
                            case SECURITY_GROUP -> securityGroup();
                            case DNS_ZONE -> zone();
                        })
                .filter(it -> !it.isEmpty());
    }

    /** The id of the group that the cluster's machines lie in. */
    public String main() {
        return AzureId.group(subscription(), cluster.azure("resourceGroup"));
    }

    public String network() {
        return cluster.azure("vnetID");
    }

    public String subnet() {
        return cluster.azure("subnetID");
    }

    /** The subnets that nodes are in: the cluster's, and those that pools have of their own. */
    public List<String> subnets() {
        var ofPools = cluster.pools().stream().map(pool -> pool.text("spec", "platform", "azure", "subnetID"));
        return Stream.concat(Stream.of(subnet()), ofPools)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER)))
                .stream()
                .toList();
    }

    public String securityGroup() {
        return cluster.azure("securityGroupID");
    }

    /** The base domain's public zone; empty where the cluster has none. */
    public String zone() {
        return cluster.spec("dns", "publicZoneID").asText("");
    }

    public String privateZone() {
        return cluster.spec("dns", "privateZoneID").asText("");
    }

    /** What machines go out by ({@code cmd/infra/azure/networking.go} of HyperShift). */
    public String loadBalancer() {
        return main() + "/providers/Microsoft.Network/loadBalancers/" + cluster.infraId();
    }

    /** The ids of all that components work on, each once. */
    Set<String> scopes() {
        var all = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        for (var scope : Scope.values()) {
            of(scope).ifPresent(all::add);
        }
        return all;
    }

    /** The ids of all groups that something of the cluster lies in, each once. */
    Set<String> ids() {
        var all = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        all.add(main());
        Stream.of(network(), securityGroup(), zone())
                .flatMap(it -> groupOf(it).stream())
                .forEach(all::add);
        return all;
    }

    /** The ids of what lies in them. */
    List<String> resources() {
        return Stream.concat(
                        Stream.of(network(), securityGroup(), zone(), privateZone(), loadBalancer()),
                        subnets().stream())
                .filter(it -> !it.isEmpty())
                .toList();
    }

    private String subscription() {
        return cluster.azure("subscriptionID");
    }

    private Optional<String> groupOf(String id) {
        return Optional.of(AzureId.groupOf(id))
                .filter(it -> !it.isEmpty())
                .map(it -> AzureId.group(subscription(), it));
    }
}

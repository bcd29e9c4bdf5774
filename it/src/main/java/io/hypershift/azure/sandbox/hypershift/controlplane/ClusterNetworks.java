package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Ipv4Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The networks that a HostedCluster names, none of which may lie in another (HyperShift 3ee9615, validateSliceNetworkCIDRs). */
record ClusterNetworks(List<Named> all) {
    private record Named(String path, Ipv4Network network) {}

    static ClusterNetworks of(HostedCluster cluster) {
        var all = new ArrayList<Named>();
        for (var kind : List.of("machineNetwork", "clusterNetwork", "serviceNetwork")) {
            var path = "spec.networking." + kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + kind.substring(1);
            cluster.resource().items("/spec/networking/" + kind).stream()
                    .flatMap(it -> Ipv4Network.of(it.path("cidr").asText()).stream())
                    .forEach(it -> all.add(new Named(path, it)));
        }
        return new ClusterNetworks(all);
    }

    Optional<String> problem() {
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (all.get(i).network().overlaps(all.get(j).network())) {
                    return Optional.of(told(all.get(i), all.get(j)));
                }
            }
        }
        return Optional.empty();
    }

    private static String told(Named one, Named other) {
        return "%s: Invalid value: \"%s\": %s and %s overlap: %s and %s"
                .formatted(
                        one.path(),
                        one.network().text(),
                        one.path(),
                        other.path(),
                        one.network().text(),
                        other.network().text());
    }
}

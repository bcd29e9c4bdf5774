package io.hypershift.azure.sandbox.hypershift.nodepool;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Ipv4Network;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Machines whose addresses lie in the pods' network: told as long as there are any (HyperShift 3ee9615, setCIDRConflictCondition). */
record CidrConflict(List<JsonNode> podNetworks) {
    static final String TYPE = "ClusterNetworkCIDRConflict";

    Optional<Condition> of(List<Resource> machines) {
        var messages = machines.stream().flatMap(this::conflicts).toList();
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(Condition.isTrue(TYPE, "InvalidConfiguration", String.join(", ", messages)));
    }

    private Stream<String> conflicts(Resource machine) {
        return machine.items("/status/addresses").stream()
                .filter(it -> it.path("type").asText().equals("InternalIP"))
                .map(it -> it.path("address").asText())
                .flatMap(address -> podNetworks.stream()
                        .map(it -> it.path("cidr").asText())
                        .filter(cidr -> holds(cidr, address))
                        .map(cidr -> "machine [%s] with ip [%s] collides with cluster-network cidr [%s]"
                                .formatted(machine.name(), address, cidr)));
    }

    private static boolean holds(String cidr, String address) {
        var only = Ipv4Network.of(address + "/32");
        return Ipv4Network.of(cidr)
                .filter(network -> only.filter(network::overlaps).isPresent())
                .isPresent();
    }
}

package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives out the addresses of subnets for one write: to network interfaces and to the frontends of load balancers. */
final class SubnetAddresses {
    private final ArmState state;
    private final Set<String> given = new HashSet<>();

    SubnetAddresses(ArmState state) {
        this.state = state;
    }

    /** The subnet that a resource refers to. */
    JsonNode subnet(ResourceId user, String subnetId) {
        return VirtualNetworks.subnets(state)
                .filter(candidate -> candidate.path("id").asText().equalsIgnoreCase(subnetId))
                .findFirst()
                .orElseThrow(() -> ArmException.badRequest(
                        "InvalidResourceReference",
                        "Resource %s referenced by resource %s was not found. Please make sure that the referenced resource exists, and that both resources are in the same region."
                                .formatted(subnetId, user)));
    }

    /** An address in the subnet: the one that is kept, else a free one. */
    String assign(ResourceId user, String subnetId, Optional<String> kept) {
        var subnet = subnet(user, subnetId);
        var taken = taken();
        taken.addAll(given);
        var address = kept.or(() -> Subnet.of(subnet).firstFree(taken))
                .orElseThrow(() -> ArmException.badRequest(
                        "SubnetIsFull",
                        "Subnet %s does not have enough capacity for 1 IP addresses.".formatted(subnetId)));
        given.add(subnetId + " " + address);
        return address;
    }

    private Set<String> taken() {
        return Stream.concat(
                        parts("Microsoft.Network/networkInterfaces", "ipConfigurations"),
                        parts(Network.BALANCERS, "frontendIPConfigurations"))
                .map(part -> part.at("/properties/subnet/id").asText() + " "
                        + part.at("/properties/privateIPAddress").asText())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Stream<JsonNode> parts(String type, String list) {
        return state.resources().ofType(type).stream()
                .flatMap(resource -> Json.elements(resource.properties().path(list)));
    }
}

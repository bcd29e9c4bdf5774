package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Networks.AddressRange;
import io.hypershift.azure.cluster.InfraRequest.Inside;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Cidr;
import java.util.List;
import java.util.Optional;

/** Addresses of a network must be neither pods' nor services': traffic to those never leaves the node. */
record RangeChecks(Inside inside, Checks checks) {

    /** @param what whose the addresses are, in words */
    void check(String what, List<String> addresses) {
        inside.clusterCidrs().forEach(it -> check(Parameter.CLUSTER_CIDR, it, what, addresses));
        inside.serviceCidrs().forEach(it -> check(Parameter.SERVICE_CIDR, it, what, addresses));
    }

    private void check(Parameter parameter, String range, String what, List<String> addresses) {
        Cidr.parse(range)
                .ifPresent(inner -> addresses.stream()
                        .filter(it -> Cidr.parse(it).filter(inner::overlaps).isPresent())
                        .forEach(it -> checks.wrong(parameter, range, "it overlaps with " + it + " of " + what)));
    }

    /** A network that is to be made. */
    void check(String name, AddressRange range) {
        var network = cidr(Parameter.VNET_ADDRESS_PREFIX, range.network());
        var subnet = cidr(Parameter.SUBNET_ADDRESS_PREFIX, range.subnet());
        if (network.isPresent() && subnet.isPresent() && !contains(network.get(), subnet.get())) {
            checks.wrong(Parameter.SUBNET_ADDRESS_PREFIX, range.subnet(), "it does not lie within " + range.network());
        }
        check("virtual network " + name, List.of(range.network()));
    }

    private Optional<Cidr> cidr(Parameter parameter, String text) {
        var range = Cidr.parse(text);
        if (range.isEmpty()) {
            checks.wrong(
                    parameter, text, "it must be an IPv4 network such as 10.0.0.0/16, without bits beyond its prefix");
        }
        return range;
    }

    private static boolean contains(Cidr outer, Cidr inner) {
        return outer.prefix() <= inner.prefix() && outer.overlaps(inner);
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.CustomerNetworks;
import io.hypershift.azure.azureapi.CustomerNetworks.Network;
import io.hypershift.azure.azureapi.CustomerNetworks.SecurityGroup;
import io.hypershift.azure.azureapi.Networks.AddressRange;
import io.hypershift.azure.cluster.InfraRequest.Named;
import io.hypershift.azure.cluster.InfraRequest.Network.ByIds;
import io.hypershift.azure.cluster.InfraRequest.Network.ByNames;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds a customer's network by its names, or tells how it is to be made. */
record NetworkSearch(CustomerNetworks networks, Checks checks) {

    /** Empty where the names lead to nothing; then the checks know why. */
    Optional<NetworkPlace> find(ByNames names, NetworkChecks ids) {
        var network =
                one(networks.networks(), names.vnet(), "virtual networks", Network::id, Parameter.VNET_RESOURCE_GROUP);
        var securityGroup = one(
                networks.securityGroups(),
                names.networkSecurityGroup(),
                "network security groups",
                SecurityGroup::id,
                Parameter.NETWORK_SECURITY_GROUP_RESOURCE_GROUP);
        if (network.isAmbiguous() || securityGroup.isAmbiguous()) {
            return Optional.empty();
        }
        return network.only().isPresent()
                ? found(network.only().get(), securityGroup.only(), names).flatMap(ids::check)
                : toBeMade(names, securityGroup.only());
    }

    /** What bears a name: nothing, one, or several, which is a problem. */
    private record Hits<T>(List<T> all) {
        boolean isAmbiguous() {
            return all.size() > 1;
        }

        Optional<T> only() {
            return all.stream().findFirst();
        }
    }

    private <T> Hits<T> one(List<T> all, Named named, String kind, Function<T, String> id, Parameter group) {
        var hits = all.stream()
                .filter(it -> AzureId.same(AzureId.nameOf(id.apply(it)), named.name()))
                .filter(it -> named.resourceGroup()
                        .map(wanted -> AzureId.same(AzureId.groupOf(id.apply(it)), wanted))
                        .orElse(true))
                .toList();
        if (hits.size() > 1) {
            checks.add(Problem.of(
                            "ambiguous",
                            "{} {} are called {}, in the resource groups {}",
                            hits.size(),
                            kind,
                            named.name(),
                            hits.stream()
                                    .map(it -> AzureId.groupOf(id.apply(it)))
                                    .sorted()
                                    .collect(Collectors.joining(", ")))
                    .remedy("Say which with {}.", group));
        }
        return new Hits<>(hits);
    }

    private Optional<ByIds> found(Network network, Optional<SecurityGroup> securityGroup, ByNames names) {
        var subnet = network.subnet(names.subnetName());
        if (subnet.isEmpty()) {
            checks.add(Problem.of(
                            "subnet-missing",
                            "virtual network {} has no subnet {} ({})",
                            network.name(),
                            names.subnetName(),
                            Parameter.SUBNET_NAME)
                    .because(
                            "It has: {}",
                            network.subnets().isEmpty()
                                    ? "none"
                                    : network.subnets().stream()
                                            .map(CustomerNetworks.Subnet::name)
                                            .collect(Collectors.joining(", "))));
        }
        if (securityGroup.isEmpty()) {
            checks.add(missing(
                    "network security group", names.networkSecurityGroup(), Parameter.NETWORK_SECURITY_GROUP_NAME));
        }
        return subnet.isEmpty() || securityGroup.isEmpty()
                ? Optional.empty()
                : Optional.of(new ByIds(
                        network.id(),
                        subnet.get().id(),
                        Optional.of(securityGroup.get().id())));
    }

    private Optional<NetworkPlace> toBeMade(ByNames names, Optional<SecurityGroup> securityGroup) {
        var group = names.vnet().resourceGroup();
        var securityGroupGroup = securityGroup
                .map(it -> AzureId.groupOf(it.id()))
                .or(() -> names.networkSecurityGroup().resourceGroup());
        if (names.ranges().isEmpty() || group.isEmpty() || securityGroupGroup.isEmpty()) {
            checks.add(missing("virtual network", names.vnet(), Parameter.VNET_NAME)
                    .remedy(
                            "To have it made, give {}, {}, {} and {}.",
                            Parameter.VNET_RESOURCE_GROUP,
                            Parameter.NETWORK_SECURITY_GROUP_RESOURCE_GROUP,
                            Parameter.VNET_ADDRESS_PREFIX,
                            Parameter.SUBNET_ADDRESS_PREFIX));
            return Optional.empty();
        }
        var ranges = names.ranges().get();
        return Optional.of(new NetworkPlace.ToBeMade(
                group.get(),
                names.vnet().name(),
                new AddressRange(ranges.vnetAddressPrefix(), names.subnetName(), ranges.subnetAddressPrefix()),
                new NetworkPlace.SecurityGroup(
                        securityGroupGroup.get(),
                        names.networkSecurityGroup().name(),
                        securityGroup.map(SecurityGroup::id).orElse(""))));
    }

    private static Problem missing(String kind, Named named, Parameter parameter) {
        return Problem.of(
                "network-missing",
                "no {} is called {}{} ({})",
                kind,
                named.name(),
                named.resourceGroup().map(it -> " in resource group " + it).orElse(" in the subscription"),
                parameter);
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.CustomerNetworks;
import io.hypershift.azure.azureapi.CustomerNetworks.Network;
import io.hypershift.azure.azureapi.CustomerNetworks.Subnet;
import io.hypershift.azure.azureapi.ResourceName;
import io.hypershift.azure.cluster.InfraRequest.Network.ByIds;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import java.util.Optional;

/**
 * What must hold of a network that a cluster is to use, and that the CLI does not look at: it makes clusters whose nodes never
 * join, or whose services nobody reaches.
 */
record NetworkChecks(CustomerNetworks networks, InfraRequest request, String subscription, Checks checks) {

    /** The network, if all is well with it. */
    Optional<NetworkPlace> check(ByIds ids) {
        var before = checks.problems().size();
        checkId(Parameter.VNET_ID, ids.vnetId(), CustomerNetworks.NETWORK);
        checkId(Parameter.SUBNET_ID, ids.subnetId(), CustomerNetworks.SUBNET);
        ids.networkSecurityGroupId()
                .ifPresent(it -> checkId(Parameter.NETWORK_SECURITY_GROUP_ID, it, CustomerNetworks.SECURITY_GROUP));
        if (checks.problems().size() > before) {
            return Optional.empty();
        }
        var network = present(Parameter.VNET_ID, ids.vnetId(), networks.network(ids.vnetId()));
        network.ifPresent(it -> {
            checkLocation("virtual network " + it.name(), it.location());
            new RangeChecks(request.inside(), checks).check("virtual network " + it.name(), it.addresses());
        });
        var subnet = network.flatMap(it -> subnet(it, ids.subnetId()));
        ids.networkSecurityGroupId()
                .flatMap(it -> present(Parameter.NETWORK_SECURITY_GROUP_ID, it, networks.securityGroup(it)))
                .ifPresent(it -> checkLocation("network security group " + it.name(), it.location()));
        subnet.ifPresent(it -> checkSecurityGroup(it, ids.networkSecurityGroupId()));
        return checks.problems().size() > before
                ? Optional.empty()
                : subnet.map(it -> new NetworkPlace.Found(ids.vnetId(), it.id(), it.securityGroup()));
    }

    /** The subnet for the addresses of a private link service, which may lie in the management cluster's network. */
    void checkNatSubnet(String id) {
        var name = ResourceName.parse(id, CustomerNetworks.SUBNET);
        if (name.isEmpty()) {
            notAnId(Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, id, CustomerNetworks.SUBNET);
        } else if (AzureId.same(name.get().subscription(), subscription)) {
            present(Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, id, networks.subnet(id))
                    .filter(it -> !it.takesPrivateLinkServices())
                    .ifPresent(it -> checks.add(Problem.of(
                                    "nat-subnet",
                                    "subnet {} does not take private link services ({})",
                                    it.name(),
                                    Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID)
                            .remedy("Set its privateLinkServiceNetworkPolicies to Disabled.")));
        }
    }

    private void checkId(Parameter parameter, String id, String type) {
        var name = ResourceName.parse(id, type);
        if (name.isEmpty()) {
            notAnId(parameter, id, type);
        } else if (!AzureId.same(name.get().subscription(), subscription)) {
            checks.add(Problem.of(
                            "other-subscription",
                            "{} lies in subscription {}, the credentials are for {}",
                            parameter,
                            name.get().subscription(),
                            subscription)
                    .because("HyperShift looks for all of a cluster in one subscription.")
                    .remedy("Give credentials for its subscription with {}.", Parameter.AZURE_CREDENTIALS_FILE));
        }
    }

    private void notAnId(Parameter parameter, String id, String type) {
        if (checks.given(parameter, id)) {
            checks.wrong(parameter, id, "it must be the id of a resource of type " + type);
        }
    }

    private <T> Optional<T> present(Parameter parameter, String id, Optional<T> found) {
        if (found.isEmpty()) {
            checks.add(Problem.of("network-missing", "there is no {} ({})", id, parameter)
                    .remedy("Make it first, or leave {} out: the cluster then gets a network of its own.", parameter));
        }
        return found;
    }

    private Optional<Subnet> subnet(Network network, String id) {
        var subnet = network.subnets().stream()
                .filter(it -> AzureId.same(it.id(), id))
                .findFirst();
        if (subnet.isEmpty()) {
            checks.add(Problem.of(
                            "subnet-missing",
                            "{}: {} is no subnet of virtual network {} ({})",
                            Parameter.SUBNET_ID,
                            id,
                            network.name(),
                            Parameter.VNET_ID)
                    .remedy("Give network and subnet together, the one of the other."));
        }
        return subnet;
    }

    private void checkLocation(String what, String location) {
        if (!AzureId.same(location, request.place().location())) {
            checks.add(Problem.of(
                            "other-location",
                            "{} lies in {}, the cluster is to lie in {} ({})",
                            what,
                            location,
                            request.place().location(),
                            Parameter.LOCATION)
                    .because("Azure connects machines only to networks of their own region."));
        }
    }

    /** The cloud provider opens the ports of Services in the group that the cluster is told: any other on the subnet shuts them out. */
    private void checkSecurityGroup(Subnet subnet, Optional<String> wanted) {
        if (subnet.securityGroup().isEmpty()) {
            checks.add(Problem.of("security-group", "subnet {} has no network security group", subnet.name())
                    .because("Azure's standard load balancers let nothing in where there is none.")
                    .remedy(
                            "Put {} on it, in the portal or with: az network vnet subnet update --ids {}"
                                    + " --network-security-group {}",
                            wanted.map(AzureId::nameOf).orElse("one"),
                            subnet.id(),
                            wanted.orElse("ID")));
        } else if (wanted.isPresent() && !AzureId.same(wanted.get(), subnet.securityGroup())) {
            checks.add(Problem.of(
                            "security-group",
                            "subnet {} has network security group {}, not {} ({})",
                            subnet.name(),
                            AzureId.nameOf(subnet.securityGroup()),
                            AzureId.nameOf(wanted.get()),
                            Parameter.NETWORK_SECURITY_GROUP_ID)
                    .because("The cluster would open the ports of its services where that counts for nothing.")
                    .remedy(
                            "Leave {} out to use the subnet's own, or put yours on the subnet.",
                            Parameter.NETWORK_SECURITY_GROUP_ID));
        }
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.KnownResource;
import io.hypershift.azure.azureapi.Networks.AddressRange;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.cluster.InfraRequest.Ranges;
import io.hypershift.azure.cluster.NetworkPlace.Found;
import io.hypershift.azure.cluster.NetworkPlace.ToBeMade;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The steps of a cluster's network.
 *
 * @param subnet the id of the nodes' subnet
 */
record NetworkSteps(Step<String> securityGroup, Step<String> network, Function<Values, String> subnet) {

    static NetworkSteps of(Plan plan, Azure azure, InfraLayout layout, GroupSteps groups, Map<String, String> tags) {
        var place = layout.ground().network();
        if (place instanceof Found found) {
            return found(plan, found);
        }
        var making = new Making(plan, azure);
        return place instanceof ToBeMade wanted ? making.customers(wanted, groups) : making.own(layout, groups, tags);
    }

    List<Step<?>> all() {
        return List.of(securityGroup, network);
    }

    private static NetworkSteps found(Plan plan, Found found) {
        return new NetworkSteps(
                known(plan, "network security group ", found.securityGroupId()),
                known(plan, "virtual network ", found.networkId()),
                values -> found.subnetId());
    }

    private static Step<String> known(Plan plan, String kind, String id) {
        return plan.step(kind + io.hypershift.azure.azureapi.AzureId.nameOf(id), new KnownResource(id));
    }

    /** A network that is made, with a security group on its one subnet. */
    private record Making(Plan plan, Azure azure) {
        NetworkSteps own(InfraLayout layout, GroupSteps groups, Map<String, String> tags) {
            var names = layout.request().names();
            var range = new AddressRange(
                    Ranges.USUAL.vnetAddressPrefix(), InfraNames.SUBNET, Ranges.USUAL.subnetAddressPrefix());
            var securityGroup = securityGroup(groups.of(layout.securityGroupGroup()), names.securityGroup(), tags);
            return network(groups.of(layout.networkGroup()), names.network(), range, securityGroup, tags);
        }

        NetworkSteps customers(ToBeMade wanted, GroupSteps groups) {
            var theirs = wanted.securityGroup();
            var securityGroup = theirs.id().isEmpty()
                    ? securityGroup(groups.customers(theirs.group()), theirs.name(), Map.of())
                    : known(plan, "network security group ", theirs.id());
            return network(
                    groups.customers(wanted.networkGroup()), wanted.name(), wanted.range(), securityGroup, Map.of());
        }

        private Step<String> securityGroup(Step<Group> group, String name, Map<String, String> tags) {
            return plan.step(
                    "network security group " + name, azure.networks().securityGroup(group, name, tags), group);
        }

        private NetworkSteps network(
                Step<Group> group,
                String name,
                AddressRange range,
                Step<String> securityGroup,
                Map<String, String> tags) {
            var network = plan.step(
                    "virtual network " + name,
                    azure.networks().network(group, name, range, securityGroup, tags),
                    group,
                    securityGroup);
            return new NetworkSteps(
                    securityGroup, network, values -> values.of(network) + "/subnets/" + range.subnetName());
        }
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.cluster.InfraRequest.Network.ByIds;
import io.hypershift.azure.cluster.InfraRequest.Network.ByNames;
import io.hypershift.azure.cluster.NetworkPlace.ToBeMade;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.lease.ClusterLease;
import java.util.Optional;

/** Looks what is there that a cluster's infrastructure is to use; all that is wrong with it is told at once. */
record GroundSearch(Azure azure, InfraRequest request, Checks checks) {

    /** @param recorded the lease of the cluster, if it is on record already */
    static Ground look(Azure azure, InfraRequest request, Optional<ClusterLease> recorded) {
        var checks = new Checks();
        var search = new GroundSearch(azure, request, checks);
        var keeps = search.keepsGroup(recorded);
        var network = search.network();
        checks.throwIfAny();
        return new Ground(keeps, network.orElseThrow());
    }

    private boolean keepsGroup(Optional<ClusterLease> recorded) {
        var name = request.place().resourceGroupName();
        if (name.isEmpty()) {
            return false;
        }
        var id = AzureId.group(azure.subscription(), name.get());
        if (recorded.isPresent()) {
            return recorded.get().keptGroups().stream().anyMatch(it -> AzureId.same(it, id));
        }
        var group = azure.groups().findStaying(name.get());
        group.ifPresent(this::check);
        return group.isPresent();
    }

    private void check(Group group) {
        checkLocation(group, Parameter.RESOURCE_GROUP_NAME);
        if (group.tags().containsKey(ClusterTags.INFRA_ID)) {
            checks.add(Problem.of(
                            "not-ours",
                            "resource group {} was made for cluster {}, and goes with it ({})",
                            group.name(),
                            group.tags().getOrDefault(ClusterTags.CLUSTER, "?"),
                            Parameter.RESOURCE_GROUP_NAME)
                    .remedy("Make a group that outlives the cluster, or choose another name."));
        }
    }

    private Optional<NetworkPlace> network() {
        var ids = new NetworkChecks(azure.customerNetworks(), request, azure.subscription(), checks);
        request.natSubnetId().ifPresent(ids::checkNatSubnet);
        if (request.network() instanceof ByIds given) {
            return ids.check(given);
        }
        if (request.network() instanceof ByNames names) {
            var place = new NetworkSearch(azure.customerNetworks(), checks).find(names, ids);
            place.filter(ToBeMade.class::isInstance).map(ToBeMade.class::cast).ifPresent(this::check);
            return place;
        }
        return Optional.of(new NetworkPlace.Own());
    }

    private void check(ToBeMade wanted) {
        new RangeChecks(request.inside(), checks).check(wanted.name(), wanted.range());
        azure.groups()
                .findStaying(wanted.networkGroup())
                .ifPresent(it -> checkLocation(it, Parameter.VNET_RESOURCE_GROUP));
        if (wanted.securityGroup().id().isEmpty()) {
            azure.groups()
                    .findStaying(wanted.securityGroup().group())
                    .ifPresent(it -> checkLocation(it, Parameter.NETWORK_SECURITY_GROUP_RESOURCE_GROUP));
        }
    }

    /** What is made in a group lies where the group does; Azure makes none anew elsewhere. */
    private void checkLocation(Group group, Parameter parameter) {
        if (!AzureId.same(group.location(), request.place().location())) {
            checks.add(Problem.of(
                            "InvalidResourceGroupLocation",
                            "resource group {} ({}) lies in {}, the cluster is to lie in {} ({})",
                            group.name(),
                            parameter,
                            group.location(),
                            request.place().location(),
                            Parameter.LOCATION)
                    .remedy("Choose another group, or the group's region."));
        }
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.foundation.Component.Scope;
import java.util.List;
import java.util.Locale;

/** Which resource groups a cluster's infrastructure lies in, and which of them it has to itself. */
record InfraLayout(InfraRequest request, Ground ground) {

    String mainGroup() {
        return request.place().resourceGroupName().orElse(request.names().mainGroup());
    }

    String networkGroup() {
        return request.place().resourceGroupName().orElse(request.names().networkGroup());
    }

    String securityGroupGroup() {
        return request.place().resourceGroupName().orElse(request.names().securityGroupGroup());
    }

    /** The groups made for the cluster, in the order they can go in. */
    List<String> ownGroups() {
        if (ground.keepsMainGroup()) {
            return List.of();
        }
        return ground.network() instanceof NetworkPlace.Own
                        && request.place().resourceGroupName().isEmpty()
                ? request.names().groups()
                : List.of(mainGroup());
    }

    /** The groups that were there before, and hold resources of the cluster. */
    List<String> keptGroups() {
        return ground.keepsMainGroup() ? List.of(mainGroup()) : List.of();
    }

    /** The group that a role is given on. */
    String groupOf(Scope scope, String dnsZoneGroup) {
        return switch (scope) {
            case MANAGED -> mainGroup();
            case VIRTUAL_NETWORK -> groups().network();
            case SECURITY_GROUP -> groups().securityGroup();
            case DNS_ZONE -> dnsZoneGroup;
        };
    }

    /** Whether a group goes with the cluster, and the roles on it with the group. */
    boolean isOwn(String group) {
        return ownGroups().stream().anyMatch(it -> it.toLowerCase(Locale.ROOT).equals(group.toLowerCase(Locale.ROOT)));
    }

    private NetworkPlace.Groups groups() {
        return ground.network().groups(new NetworkPlace.Groups(networkGroup(), securityGroupGroup()));
    }
}

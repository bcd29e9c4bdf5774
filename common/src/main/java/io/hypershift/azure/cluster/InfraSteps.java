package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.Networks.AddressRange;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.azureapi.RoleAssignment;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.Component.Scope;
import io.hypershift.azure.foundation.RoleAssignmentName;
import io.hypershift.azure.foundation.SharedScope;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The steps of {@code hypershift create infra azure --assign-identity-roles}: groups, network, private zone, the load
 * balancer for the way out, and the components' roles on them.
 */
final class InfraSteps {
    static final AddressRange ADDRESSES = new AddressRange("10.0.0.0/16", InfraNames.SUBNET, "10.0.0.0/24");

    private final Plan plan;
    private final Azure azure;
    private final InfraNames names;
    private final Zone zone;
    private final Map<String, String> tags;
    private final String location;
    private final Step<Group> mainGroup;
    private final Step<Group> networkGroup;
    private final Step<Group> securityGroupGroup;
    private final Step<String> securityGroup;
    private final Step<String> network;
    private final Step<String> privateZone;
    private final List<Step<?>> all = new ArrayList<>();

    InfraSteps(Plan plan, Azure azure, InfraNames names, Zone zone, Map<String, String> tags, String location) {
        this.plan = plan;
        this.azure = azure;
        this.names = names;
        this.zone = zone;
        this.tags = tags;
        this.location = location;
        this.mainGroup = group(names.mainGroup());
        this.networkGroup = group(names.networkGroup());
        this.securityGroupGroup = group(names.securityGroupGroup());
        this.securityGroup = added(plan.step(
                "network security group " + names.securityGroup(),
                azure.networks().securityGroup(securityGroupGroup, names.securityGroup(), tags),
                securityGroupGroup));
        this.network = added(plan.step(
                "virtual network " + names.network(),
                azure.networks().network(networkGroup, names.network(), ADDRESSES, securityGroup, tags),
                networkGroup,
                securityGroup));
        this.privateZone = added(plan.step(
                "private DNS zone " + names.privateZone(),
                azure.privateDns().zone(mainGroup, names.privateZone(), tags),
                mainGroup));
        addZoneLink();
        addLoadBalancer();
    }

    /** Adds the components' roles on the cluster's groups, and the one on the base domain's, which is the foundation's. */
    void addRoles(Map<Component, String> principals, String foundation) {
        var roles = azure.roles();
        principals.forEach((component, principal) -> {
            for (var scope : component.role().scopes()) {
                if (scope != Scope.DNS_ZONE) {
                    var on = groupOf(scope);
                    added(plan.step(
                            "role of " + component.role().component() + " on " + nameOf(scope),
                            roles.assignment(assignment(component, principal, scope, on)),
                            on));
                }
            }
        });
        var ingress = Objects.requireNonNull(principals.get(Component.INGRESS), "checked when it was read");
        added(plan.step(
                "role of ingress on " + zone.group(),
                roles.assignment(
                        SharedScope.ingressOnZone(foundation, azure.subscription(), zone, values -> ingress))));
    }

    /** All steps so far. */
    List<Step<?>> all() {
        return List.copyOf(all);
    }

    /** What the steps have made. */
    Infra result(Values values) {
        var networkId = values.of(network);
        return new Infra(
                names.infraId(),
                location,
                names.mainGroup(),
                zone.name(),
                zone.id(),
                values.of(privateZone),
                networkId,
                networkId + "/subnets/" + InfraNames.SUBNET,
                values.of(securityGroup));
    }

    private void addZoneLink() {
        added(plan.step(
                "link of private DNS zone " + names.privateZone(),
                azure.privateDns().link(mainGroup, names.privateZone(), names.zoneLink(), network, tags),
                mainGroup,
                privateZone,
                network));
    }

    private void addLoadBalancer() {
        var address = added(plan.step(
                "public IP " + names.loadBalancer(),
                azure.networks().publicAddress(mainGroup, names.loadBalancer(), tags),
                mainGroup));
        added(plan.step(
                "load balancer " + names.loadBalancer(),
                azure.networks().outboundLoadBalancer(mainGroup, names.loadBalancer(), address, tags),
                mainGroup,
                address));
    }

    private RoleAssignment assignment(Component component, String principal, Scope scope, Step<Group> on) {
        var id = AzureId.group(azure.subscription(), nameOf(scope));
        return new RoleAssignment(
                RoleAssignmentName.of(names.infraId(), component.role().component(), id),
                id,
                component.role().definition(),
                values -> principal,
                values -> values.of(on).fresh());
    }

    private Step<Group> group(String name) {
        return added(plan.step(
                "resource group " + name, azure.groups().group(name, location, tags, ClusterTags.sayOursAs(tags))));
    }

    private Step<Group> groupOf(Scope scope) {
        return switch (scope) {
            case MANAGED -> mainGroup;
            case VIRTUAL_NETWORK -> networkGroup;
            case SECURITY_GROUP -> securityGroupGroup;
            case DNS_ZONE -> throw new IllegalArgumentException("not the cluster's own");
        };
    }

    private String nameOf(Scope scope) {
        return switch (scope) {
            case MANAGED -> names.mainGroup();
            case VIRTUAL_NETWORK -> names.networkGroup();
            case SECURITY_GROUP -> names.securityGroupGroup();
            case DNS_ZONE -> zone.group();
        };
    }

    private <T> Step<T> added(Step<T> step) {
        all.add(step);
        return step;
    }
}

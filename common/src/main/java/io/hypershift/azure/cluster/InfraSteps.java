package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The steps of {@code hypershift create infra azure --assign-identity-roles}: groups, network, private zone, the load
 * balancer for the way out, and the components' roles on them.
 */
final class InfraSteps implements InfraSupply {
    private final Plan plan;
    private final Azure azure;
    private final InfraLayout layout;
    private final Zone zone;
    private final Map<String, String> tags;
    private final GroupSteps groups;
    private final Step<Group> mainGroup;
    private final NetworkSteps network;
    private final Step<String> privateZone;
    private final List<Step<?>> others = new ArrayList<>();

    InfraSteps(Plan plan, Azure azure, InfraLayout layout, Zone zone, Map<String, String> tags) {
        this.plan = plan;
        this.azure = azure;
        this.layout = layout;
        this.zone = zone;
        this.tags = tags;
        this.groups = new GroupSteps(plan, azure, layout, tags);
        this.mainGroup = groups.of(layout.mainGroup());
        this.network = NetworkSteps.of(plan, azure, layout, groups, tags);
        var name = layout.request().appsDomain().privateZone();
        this.privateZone = added(plan.step(
                "private DNS zone " + name, azure.privateDns().zone(mainGroup, name, tags, zoneIsOurs()), mainGroup));
        addZoneLink(name);
        addLoadBalancer(layout.request().names().loadBalancer());
    }

    /** Adds the components' roles: those on the cluster's groups, and those on what outlives it, which are the foundation's. */
    void addRoles(Map<Component, String> principals, String foundation) {
        others.addAll(new RoleSteps(plan, azure, layout, zone, groups, foundation).add(principals));
    }

    @Override
    public List<Step<?>> all() {
        return Stream.of(groups.all(), network.all(), others)
                .<Step<?>>flatMap(List::stream)
                .toList();
    }

    @Override
    public Infra result(Values values) {
        return new Infra(
                layout.request().infraId(),
                layout.request().place().location(),
                layout.mainGroup(),
                zone.name(),
                zone.id(),
                values.of(privateZone),
                values.of(network.network()),
                network.subnet().apply(values),
                values.of(network.securityGroup()),
                Optional.of(layout.request().appsDomain().prefix()),
                layout.request().natSubnetId());
    }

    /** In a group of the cluster's own there is nobody else's zone. */
    private Predicate<Map<String, String>> zoneIsOurs() {
        return layout.isOwn(layout.mainGroup()) ? any -> true : ClusterTags.sayOursAs(tags);
    }

    private void addZoneLink(String zoneName) {
        added(plan.step(
                "link of private DNS zone " + zoneName,
                azure.privateDns()
                        .link(mainGroup, zoneName, layout.request().names().zoneLink(), network.network(), tags),
                mainGroup,
                privateZone,
                network.network()));
    }

    private void addLoadBalancer(String name) {
        var address =
                added(plan.step("public IP " + name, azure.networks().publicAddress(mainGroup, name, tags), mainGroup));
        added(plan.step(
                "load balancer " + name,
                azure.networks().outboundLoadBalancer(mainGroup, name, address, tags),
                mainGroup,
                address));
    }

    private <T> Step<T> added(Step<T> step) {
        others.add(step);
        return step;
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.azureapi.RoleAssignment;
import io.hypershift.azure.azureapi.Roles;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.RoleAssignmentName;
import io.hypershift.azure.foundation.SharedScope;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The components' roles. On a group that goes with the cluster they bear the cluster's names; on one that outlives it they are
 * the foundation's, since another cluster with the same identities counts on them.
 */
final class RoleSteps {
    private final Plan plan;
    private final String subscription;
    private final Roles roles;
    private final InfraLayout layout;
    private final Zone zone;
    private final GroupSteps groups;
    private final String foundation;

    RoleSteps(Plan plan, Azure azure, InfraLayout layout, Zone zone, GroupSteps groups, String foundation) {
        this.plan = plan;
        this.subscription = azure.subscription();
        this.roles = azure.roles();
        this.layout = layout;
        this.zone = zone;
        this.groups = groups;
        this.foundation = foundation;
    }

    List<Step<String>> add(Map<Component, String> principals) {
        return principals.entrySet().stream()
                .flatMap(it -> scopes(it.getKey()).stream().map(group -> add(it.getKey(), it.getValue(), group)))
                .toList();
    }

    /** The groups that a component needs its role on; where two scopes are one group, it is one role. */
    private Set<String> scopes(Component component) {
        var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        component.role().scopes().forEach(scope -> names.add(layout.groupOf(scope, zone.group())));
        return names;
    }

    private Step<String> add(Component component, String principal, String group) {
        var made = groups.find(group);
        var name = "role of " + component.role().component() + " on " + group;
        var resource = roles.assignment(assignment(component, principal, group, made));
        return made.map(it -> plan.step(name, resource, it)).orElseGet(() -> plan.step(name, resource));
    }

    private RoleAssignment assignment(Component component, String principal, String group, Optional<Step<Group>> made) {
        var scope = AzureId.group(subscription, spelled(group));
        var role = component.role();
        return layout.isOwn(group)
                ? new RoleAssignment(
                        RoleAssignmentName.of(layout.request().infraId(), role.component(), scope),
                        scope,
                        role.definition(),
                        values -> principal,
                        values -> made.filter(it -> values.of(it).fresh()).isPresent())
                : SharedScope.role(
                        foundation,
                        component,
                        scope,
                        values -> principal,
                        values -> made.filter(it -> values.of(it).fresh()).isPresent());
    }

    /** The zone's group as Azure spells it, whoever else names it: the foundation has named its role on it from that. */
    private String spelled(String group) {
        return group.toLowerCase(Locale.ROOT).equals(zone.group().toLowerCase(Locale.ROOT)) ? zone.group() : group;
    }
}

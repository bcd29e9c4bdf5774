package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.foundation.Component.Scope;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.plan.Plan;
import java.util.Optional;

/**
 * The components' rights on what outlives clusters: the group of the base domain's zone, a customer's network, or the whole
 * subscription.
 */
record SharedRoleSteps(Plan plan, FoundationRequest request, Azure azure, IdentitySteps identities) {

    void add(Optional<Zone> zone) {
        if (request.rights().scope() == RoleScope.SUBSCRIPTION) {
            request.components().stream()
                    .filter(it -> !it.role().scopes().isEmpty())
                    .forEach(it -> add(it, "the subscription", "/subscriptions/" + azure.subscription()));
            return;
        }
        zone.ifPresent(it -> add(Component.INGRESS, "DNS zone group " + it.group(), groupId(it.group())));
        addNetwork(request.rights());
    }

    private void addNetwork(Rights rights) {
        rights.networkResourceGroup().ifPresent(group -> add(Scope.VIRTUAL_NETWORK, group));
        rights.securityGroupResourceGroup()
                .filter(group -> rights.networkResourceGroup()
                        .filter(group::equalsIgnoreCase)
                        .isEmpty())
                .ifPresent(group -> add(Scope.SECURITY_GROUP, group));
    }

    private void add(Scope scope, String group) {
        request.components().stream()
                .filter(it -> needs(it, scope, group))
                .forEach(it -> add(it, "group " + group, groupId(group)));
    }

    /** Where one group holds both the network and the security group, whoever needs either needs the one role. */
    private boolean needs(Component component, Scope scope, String group) {
        var scopes = component.role().scopes();
        return scopes.contains(scope)
                || (request.rights()
                                .securityGroupResourceGroup()
                                .filter(group::equalsIgnoreCase)
                                .isPresent()
                        && scopes.contains(Scope.SECURITY_GROUP));
    }

    private void add(Component component, String where, String scope) {
        var identity = identities.of(component);
        plan.step(
                "role of " + component.role().component() + " on " + where,
                azure.roles()
                        .assignment(SharedScope.role(
                                request.prefix(),
                                component,
                                scope,
                                values -> values.of(identity).principalId(),
                                values -> values.of(identity).fresh())),
                identity);
    }

    private String groupId(String group) {
        return AzureId.group(azure.subscription(), group);
    }
}

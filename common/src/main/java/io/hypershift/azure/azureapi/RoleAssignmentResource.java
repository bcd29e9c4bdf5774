package io.hypershift.azure.azureapi;

import com.azure.resourcemanager.authorization.fluent.RoleAssignmentsClient;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A role assignment. Azure allows one per principal, role and scope, so one under another name is as good as ours. A name
 * that is taken by another principal is a left-over of an identity that was deleted: it is replaced.
 */
public final class RoleAssignmentResource implements Resource<String> {
    private final RoleAssignmentsClient client;
    private final AzureCall call;
    private final String subscription;
    private final RoleAssignment wanted;
    private final Function<String, List<RoleAssignmentInner>> atScope;

    RoleAssignmentResource(
            RoleAssignmentsClient client,
            AzureCall call,
            String subscription,
            RoleAssignment wanted,
            Function<String, List<RoleAssignmentInner>> atScope) {
        this.client = client;
        this.call = call;
        this.subscription = subscription;
        this.wanted = wanted;
        this.atScope = atScope;
    }

    @Override
    public Look<String> look(Values values) {
        var principal = wanted.principal().apply(values);
        if (wanted.fresh().test(values)) {
            return Look.absent();
        }
        var existing = atScope.apply(wanted.scope());
        if (existing.stream().anyMatch(inner -> grants(inner, principal))) {
            return Look.matching(wanted.name());
        }
        return existing.stream()
                .filter(inner -> inner.name().equalsIgnoreCase(wanted.name()))
                .findFirst()
                .<Look<String>>map(inner -> Look.different(inner.name(), "held by principal " + inner.principalId()))
                .orElseGet(Look::absent);
    }

    @Override
    public String put(Values values, Look<String> found) {
        var what = "assign role " + wanted.role() + " on " + wanted.scope();
        if (found instanceof Look.Different<String>) {
            replace(what, values);
            return wanted.name();
        }
        try {
            create(what, values);
        } catch (HyperShiftException e) {
            if (e.has("RoleAssignmentUpdateNotPermitted")) {
                replace(what, values); // nobody looked whose it is, since the principal is new
            } else if (!e.has("RoleAssignmentExists")) {
                throw e;
            }
        }
        return wanted.name();
    }

    private void replace(String what, Values values) {
        call.of(what, () -> client.delete(Roles.path(wanted.scope()), wanted.name()));
        create(what, values);
    }

    private void create(String what, Values values) {
        call.of(what, () -> client.create(Roles.path(wanted.scope()), wanted.name(), parameters(values)));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return Passing.reason(failure);
    }

    /** With the principal's type given, Azure does not look it up in a directory that may not know it yet. */
    private RoleAssignmentCreateParameters parameters(Values values) {
        return new RoleAssignmentCreateParameters()
                .withPrincipalId(wanted.principal().apply(values))
                .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL)
                .withRoleDefinitionId(definition());
    }

    private boolean grants(RoleAssignmentInner inner, String principal) {
        return AzureId.same(inner.roleDefinitionId(), definition())
                && AzureId.same(inner.scope(), wanted.scope())
                && inner.principalId().equalsIgnoreCase(principal);
    }

    private String definition() {
        return "/subscriptions/" + subscription + "/providers/Microsoft.Authorization/roleDefinitions/" + wanted.role();
    }
}

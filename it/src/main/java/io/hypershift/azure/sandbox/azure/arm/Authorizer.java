package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.entra.Caller;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import java.util.List;

/** Allows what a role of the caller allows, at the scope or above it. */
public final class Authorizer {
    static final String ASSIGNMENTS = Roles.ASSIGNMENTS;

    private final ResourceStore resources;

    public Authorizer(ResourceStore resources) {
        this.resources = resources;
    }

    void check(Caller caller, String action, ResourceId scope) {
        if (!allows(caller, action, scope)) {
            throw new ArmException(
                    403,
                    "AuthorizationFailed",
                    "The client '%s' with object id '%s' does not have authorization to perform action '%s' over scope '%s' or the scope is invalid. If access was recently granted, please refresh your credentials."
                            .formatted(caller.appId(), caller.objectId(), action, scope));
        }
    }

    boolean allows(Caller caller, String action, ResourceId scope) {
        return roles(caller, scope).stream().anyMatch(role -> role.allows(action));
    }

    /** Whether the caller may touch data, such as blobs: what {@code Owner} alone does not allow. */
    public boolean allowsData(Caller caller, String action, ResourceId scope) {
        return roles(caller, scope).stream().anyMatch(role -> role.allowsData(action));
    }

    /** Whether the caller has any role at or below a scope: enough to see that it is there. */
    boolean sees(Caller caller, ResourceId scope) {
        return assignments().stream()
                .filter(assignment -> isOf(caller, assignment))
                .map(Authorizer::scopeOf)
                .anyMatch(assigned -> assigned.contains(scope) || scope.contains(assigned));
    }

    private List<RoleDefinition> roles(Caller caller, ResourceId scope) {
        return assignments().stream()
                .filter(assignment ->
                        isOf(caller, assignment) && scopeOf(assignment).contains(scope))
                .flatMap(assignment ->
                        RoleDefinitions.find(
                                assignment.properties().path("roleDefinitionId").asText())
                                .stream())
                .toList();
    }

    private List<Resource> assignments() {
        return resources.ofType(ASSIGNMENTS);
    }

    private static boolean isOf(Caller caller, Resource assignment) {
        return assignment.properties().path("principalId").asText().equalsIgnoreCase(caller.objectId());
    }

    private static ResourceId scopeOf(Resource assignment) {
        return assignment.id().parent().orElseThrow();
    }
}

package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmAnswer;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.arm.Roles;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;

/** Role assignments: one for each principal, role and scope, under a name that is a GUID of the client's. */
record RoleAssignments(ArmState state) implements ResourceType {
    @Override
    public String name() {
        return Roles.ASSIGNMENTS;
    }

    @Override
    public Pace pace() {
        return Pace.waiting(1.5, 1);
    }

    @Override
    public ObjectNode put(Put put) {
        var asked = put.body().path("properties");
        var principal = required(asked.path("principalId").asText(), "principalId");
        var role = required(asked.path("roleDefinitionId").asText(), "roleDefinitionId");
        if (!Roles.exists(role)) {
            throw new ArmException(
                    404,
                    "RoleDefinitionDoesNotExist",
                    "The specified role definition with ID '%s' does not exist."
                            .formatted(role.substring(role.lastIndexOf('/') + 1)));
        }
        put.existing().ifPresent(existing -> checkUnchanged(existing, principal, role));
        checkPrincipal(principal, asked.path("principalType").asText());
        checkTwin(put.id(), principal, role);
        return complete(put, asked.deepCopy(), role);
    }

    private static String required(String value, String name) {
        if (value.isEmpty()) {
            throw ArmException.badRequest(
                    "InvalidRequestContent",
                    "The request content is not valid: property '%s' is missing.".formatted(name));
        }
        return value;
    }

    private static void checkUnchanged(Resource existing, String principal, String role) {
        if (!isOf(existing, principal, role)) {
            throw ArmException.badRequest(
                    "RoleAssignmentUpdateNotPermitted",
                    "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.");
        }
    }

    /** A client that says of what type the principal is spares Azure the look into the directory. */
    private void checkPrincipal(String principal, String principalType) {
        if (principalType.isEmpty()
                && !state.directory().knows(principal, state.clock().instant())) {
            throw ArmException.badRequest(
                    "PrincipalNotFound",
                    "Principal %s does not exist in the directory %s. Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, this error might be related to a replication delay. In this case, set the role assignment principalType property to a value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype"
                            .formatted(
                                    principal.replace("-", ""),
                                    state.directory().tenant()));
        }
    }

    private void checkTwin(ResourceId id, String principal, String role) {
        var scope = id.parent().orElseThrow();
        state.resources().ofType(name()).stream()
                .filter(other -> !other.id().key().equals(id.key()))
                .filter(other -> other.id().parent().orElseThrow().key().equals(scope.key()))
                .filter(other -> isOf(other, principal, role))
                .findFirst()
                .ifPresent(twin -> {
                    throw ArmException.conflict(
                            "RoleAssignmentExists",
                            "The role assignment already exists. The ID of the existing role assignment is %s."
                                    .formatted(twin.id().name().replace("-", "")));
                });
    }

    private static boolean isOf(Resource assignment, String principal, String role) {
        var properties = assignment.properties();
        return properties.path("principalId").asText().equalsIgnoreCase(principal)
                && Roles.same(properties.path("roleDefinitionId").asText(), role);
    }

    private ObjectNode complete(Put put, ObjectNode properties, String role) {
        var now = state.clock().instant().toString();
        var caller = put.call().caller().objectId();
        properties
                .put(
                        "roleDefinitionId",
                        ResourceId.subscription(state.subscription())
                                .extension(
                                        "Microsoft.Authorization/roleDefinitions",
                                        role.substring(role.lastIndexOf('/') + 1))
                                .text())
                .put("scope", put.id().parent().orElseThrow().text())
                .put(
                        "createdOn",
                        put.existing()
                                .map(old -> old.properties().path("createdOn").asText())
                                .orElse(now))
                .put("updatedOn", now)
                .put("createdBy", caller)
                .put("updatedBy", caller);
        if (!properties.has("principalType")) {
            properties.put("principalType", "ServicePrincipal");
        }
        var body = Json.object();
        body.set("properties", properties);
        return body;
    }

    /** Azure answers 201 to a repeated write, too. */
    @Override
    public int putStatus(boolean created) {
        return 201;
    }

    @Override
    public ArmAnswer deleteAnswer(Resource assignment) {
        return ArmAnswer.of(200, assignment.document());
    }

    @Override
    public ArmException notFound(ResourceId id) {
        return new ArmException(
                404, "RoleAssignmentNotFound", "The role assignment '%s' is not found.".formatted(id.name()));
    }
}

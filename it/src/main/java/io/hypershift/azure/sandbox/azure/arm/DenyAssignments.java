package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.entra.Caller;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;

/**
 * What is forbidden to principals whatever their roles allow, at a scope and below it. Azure's own services make them, such as
 * those that protect a managed application or a deployment stack.
 */
record DenyAssignments(ResourceStore resources) {
    static final String TYPE = "Microsoft.Authorization/denyAssignments";

    void check(Caller caller, String action, ResourceId target) {
        resources.ofType(TYPE).stream()
                .filter(it -> it.id().parent().orElseThrow().contains(target))
                .filter(it -> isAbout(caller, it) && forbids(it, action))
                .findFirst()
                .ifPresent(it -> {
                    throw refusal(caller, action, target, it);
                });
    }

    private static boolean isAbout(Caller caller, Resource assignment) {
        return Json.elements(assignment.properties().path("principals"))
                .anyMatch(it -> it.path("id").asText().equalsIgnoreCase(caller.objectId()));
    }

    private static boolean forbids(Resource assignment, String action) {
        return Json.elements(assignment.properties().path("permissions"))
                .flatMap(it -> Json.elements(it.path("actions")))
                .map(JsonNode::asText)
                .anyMatch(it -> RoleDefinition.matches(it, action));
    }

    private static ArmException refusal(Caller caller, String action, ResourceId target, Resource assignment) {
        return new ArmException(
                403,
                "DenyAssignmentAuthorizationFailed",
                "The client '%s' with object id '%s' has permission to perform action '%s' on scope '%s'; however, the access is denied because of the deny assignment with name '%s' and Id '%s' at scope '%s'."
                        .formatted(
                                caller.appId(),
                                caller.objectId(),
                                action,
                                target,
                                assignment
                                        .properties()
                                        .path("denyAssignmentName")
                                        .asText(),
                                assignment.id().name(),
                                assignment.id().parent().orElseThrow()));
    }
}

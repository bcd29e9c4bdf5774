package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.azureapi.HeldRoles.Role;
import java.util.ArrayList;
import java.util.List;

/** Reads what somebody may do in the subscription. */
public final class RoleReads {
    private static final String VERSION = "api-version=2022-04-01";

    private final JsonCalls arm;
    private final String subscription;

    RoleReads(JsonCalls arm, String subscription) {
        this.arm = arm;
        this.subscription = subscription;
    }

    /** The roles that a principal holds on the whole subscription, through its groups too. */
    public HeldRoles heldBy(String principalId) {
        return heldBy(principalId, "/subscriptions/" + subscription);
    }

    /** Those that count at a scope, wherever above it they were given. */
    public HeldRoles heldBy(String principalId, String scope) {
        var filter = "$filter=atScope()%20and%20assignedTo('" + principalId + "')";
        var assignments = scope.replaceFirst("^/", "") + "/providers/Microsoft.Authorization/roleAssignments?";
        return new HeldRoles(
                arm.list("list the login's role assignments", assignments + VERSION + "&" + filter).stream()
                        .map(it ->
                                it.path("properties").path("roleDefinitionId").asText(""))
                        .distinct()
                        .map(this::role)
                        .toList());
    }

    private Role role(String definition) {
        var properties = read(definition).path("properties");
        var actions = new ArrayList<String>();
        var notActions = new ArrayList<String>();
        for (var permission : properties.path("permissions")) {
            actions.addAll(texts(permission.path("actions")));
            notActions.addAll(texts(permission.path("notActions")));
        }
        return new Role(properties.path("roleName").asText(""), actions, notActions);
    }

    private ObjectNode read(String definition) {
        return arm.get(
                "read role definition " + AzureId.nameOf(definition),
                definition.replaceFirst("^/", "") + "?" + VERSION);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(it -> texts.add(it.asText("")));
        return texts;
    }
}

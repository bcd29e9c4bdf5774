package io.hypershift.azure.it;

import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.Component.Scope;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a cluster's components may do in Azure.
 *
 * @param groups the resource groups of a cluster by what is in them
 */
record Rights(Foundation foundation, Map<Scope, String> groups) {
    private static final String ROLES = "Microsoft.Authorization/roleAssignments";

    /** Those rights of the matrix that a cluster's components do not have. */
    Set<String> lacking(Azure azure) {
        var assignments = azure.store().ofType(ROLES);
        var lacking = new TreeSet<String>();
        foundation
                .identities()
                .forEach((component, identity) -> component.role().scopes().stream()
                        .filter(scope -> assignments.stream()
                                .noneMatch(it ->
                                        gives(it, component, identity.principalId(), groups.getOrDefault(scope, ""))))
                        .forEach(scope -> lacking.add(component + " on " + scope)));
        return lacking;
    }

    private static boolean gives(Resource assignment, Component component, String principal, String group) {
        var properties = assignment.properties();
        return properties.path("principalId").asText().equals(principal)
                && properties
                        .path("roleDefinitionId")
                        .asText()
                        .endsWith(component.role().definition())
                && assignment.id().group().filter(group::equalsIgnoreCase).isPresent();
    }

    /** The names of the assignments on a group. */
    static List<String> on(String group, Azure azure) {
        return azure.store().ofType(ROLES).stream()
                .filter(it -> it.id().group().filter(group::equalsIgnoreCase).isPresent())
                .map(it -> it.id().name())
                .sorted()
                .toList();
    }
}

package io.hypershift.azure.azureapi;

import io.hypershift.azure.plan.Values;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One role of one principal on one scope.
 *
 * @param name the assignment's own name, a UUID
 * @param role the role definition's UUID
 * @param principal the principal's object id
 * @param fresh whether scope or principal were made a moment ago, so that no assignment can be there
 */
public record RoleAssignment(
        String name, String scope, String role, Function<Values, String> principal, Predicate<Values> fresh) {}

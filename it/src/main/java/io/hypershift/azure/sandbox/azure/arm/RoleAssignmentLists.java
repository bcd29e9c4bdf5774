package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.regex.Pattern;

/**
 * Lists of role assignments: those at a scope, above and below it; with {@code atScope()} not those below, with
 * {@code principalId} or {@code assignedTo} one principal's.
 */
final class RoleAssignmentLists implements Endpoint {
    private static final Pattern PRINCIPAL =
            Pattern.compile("(?:principalId eq '|assignedTo\\(')([^']*)'", Pattern.CASE_INSENSITIVE);

    private final ArmState state;

    RoleAssignmentLists(ArmState state) {
        this.state = state;
    }

    @Override
    public boolean serves(ArmPath path) {
        return path.isCollection() && path.isType(Authorizer.ASSIGNMENTS);
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        var scope = call.path().scope();
        var filter = call.parameter("$filter").orElse("");
        boolean above = filter.contains("atScope()");
        var principal = PRINCIPAL.matcher(filter);
        boolean one = principal.find();
        return Pages.of(
                state.resources().ofType(Authorizer.ASSIGNMENTS).stream()
                        .filter(assignment -> isNear(scope, assignment, above))
                        .filter(assignment -> !one || isOf(principal.group(1), assignment))
                        .map(Resource::document)
                        .toList(),
                call);
    }

    private static boolean isNear(ResourceId scope, Resource assignment, boolean onlyAbove) {
        var at = assignment.id().parent().orElseThrow();
        return at.contains(scope) || (!onlyAbove && scope.contains(at));
    }

    private static boolean isOf(String principal, Resource assignment) {
        return assignment.properties().path("principalId").asText().equalsIgnoreCase(principal);
    }
}

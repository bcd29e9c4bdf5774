package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.regex.Pattern;

/** The built-in roles, by GUID and by name. */
final class RoleDefinitionsEndpoint implements Endpoint {
    private static final Pattern BY_NAME = Pattern.compile("roleName eq '([^']*)'", Pattern.CASE_INSENSITIVE);

    private final ArmState state;

    RoleDefinitionsEndpoint(ArmState state) {
        this.state = state;
    }

    @Override
    public boolean serves(ArmPath path) {
        return path.isType("Microsoft.Authorization/roleDefinitions");
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        var subscription = ResourceId.subscription(state.subscription());
        if (call.path().isItem()) {
            return RoleDefinitions.find(call.path().last())
                    .map(role -> ArmAnswer.of(200, role.document(subscription)))
                    .orElseThrow(() -> new ArmException(
                            404,
                            "RoleDefinitionDoesNotExist",
                            "The specified role definition with ID '%s' does not exist."
                                    .formatted(call.path().last())));
        }
        var filter = BY_NAME.matcher(call.parameter("$filter").orElse(""));
        boolean filtered = filter.find();
        return ArmAnswer.list(RoleDefinitions.all().stream()
                .filter(role -> !filtered || role.name().equalsIgnoreCase(filter.group(1)))
                .map(role -> role.document(subscription))
                .toList());
    }
}

package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a role allows.
 *
 * @param id the GUID that is the same in every tenant for built-in roles
 * @param actions operations, with {@code *} for anything
 * @param dataActions operations on data, such as reading blobs
 */
record RoleDefinition(String id, String name, List<String> actions, List<String> notActions, List<String> dataActions) {

    private static final String TYPE = "Microsoft.Authorization/roleDefinitions";

    boolean allows(String action) {
        return matches(actions, action) && !matches(notActions, action);
    }

    boolean allowsData(String action) {
        return matches(dataActions, action);
    }

    private static boolean matches(List<String> patterns, String action) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, action));
    }

    static boolean matches(String pattern, String action) {
        var regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(action).matches();
    }

    ObjectNode document(ResourceId subscription) {
        var document = Json.object()
                .put("id", subscription.extension(TYPE, id).text())
                .put("type", TYPE)
                .put("name", id);
        var properties = document.putObject("properties")
                .put("roleName", name)
                .put("type", "BuiltInRole")
                .put("description", name);
        properties.set("assignableScopes", Json.strings(List.of("/")));
        var permission = Json.object();
        permission.set("actions", Json.strings(actions));
        permission.set("notActions", Json.strings(notActions));
        permission.set("dataActions", Json.strings(dataActions));
        permission.set("notDataActions", Json.strings(List.of()));
        properties.set("permissions", Json.array(List.of(permission)));
        return document;
    }
}

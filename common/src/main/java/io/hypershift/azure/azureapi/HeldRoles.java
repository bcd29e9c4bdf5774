package io.hypershift.azure.azureapi;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The roles that somebody holds, and what they allow together. */
public record HeldRoles(List<Role> roles) {

    /**
     * A role as its definition tells.
     *
     * @param actions operations such as {@code Microsoft.Network/dnsZones/write}, with {@code *} for anything
     */
    public record Role(String name, List<String> actions, List<String> notActions) {
        boolean allows(String action) {
            return matches(actions, action) && !matches(notActions, action);
        }

        private static boolean matches(List<String> patterns, String action) {
            return patterns.stream().anyMatch(it -> matches(it, action));
        }

        private static boolean matches(String pattern, String action) {
            var regex = Pattern.quote(pattern.toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q");
            return Pattern.matches(regex, action.toLowerCase(Locale.ROOT));
        }
    }

    public HeldRoles {
        roles = List.copyOf(roles);
    }

    public List<String> names() {
        return roles.stream().map(Role::name).distinct().toList();
    }

    /** Those of the operations that no role allows. */
    public List<String> lacking(List<String> actions) {
        return actions.stream()
                .filter(action -> roles.stream().noneMatch(role -> role.allows(action)))
                .toList();
    }
}

package io.hypershift.azure.foundation;

import java.util.Locale;

/** Azure's own roles that the foundation's applications get. */
enum BuiltInRole {
    CONTRIBUTOR("Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c"),
    DNS_ZONE_CONTRIBUTOR("DNS Zone Contributor", "befefa01-2a29-4197-83a8-272ff33ce314"),
    READER("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7"),
    USER_ACCESS_ADMINISTRATOR("User Access Administrator", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9");

    private final String title;
    private final String definition;

    BuiltInRole(String title, String definition) {
        this.title = title;
        this.definition = definition;
    }

    String title() {
        return title;
    }

    /** The role definition's UUID. */
    String definition() {
        return definition;
    }

    /** The name of its assignment to a foundation's application. */
    String assignment(String prefix, Purpose purpose, String scope) {
        var role = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return RoleAssignmentName.of(prefix, purpose.word() + "-" + role, scope);
    }
}

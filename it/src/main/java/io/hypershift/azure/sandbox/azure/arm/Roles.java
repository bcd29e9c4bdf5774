package io.hypershift.azure.sandbox.azure.arm;

import java.util.Locale;

/** The words around role assignments that more than Resource Manager's core needs. */
public final class Roles {
    public static final String ASSIGNMENTS = "Microsoft.Authorization/roleAssignments";

    /** What the sandbox's first principal is. */
    public static final String OWNER = RoleDefinitions.OWNER;

    private Roles() {}

    /** Whether the id names a role that there is. */
    public static boolean exists(String roleDefinitionId) {
        return RoleDefinitions.find(roleDefinitionId).isPresent();
    }

    /** Whether both ids name the same role, under whatever scope. */
    public static boolean same(String one, String other) {
        return guid(one).equals(guid(other));
    }

    private static String guid(String id) {
        return id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}

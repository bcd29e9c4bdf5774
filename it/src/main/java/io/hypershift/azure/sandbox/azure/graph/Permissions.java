package io.hypershift.azure.sandbox.azure.graph;

import io.hypershift.azure.sandbox.azure.entra.Directory;
import java.util.Collections;
import java.util.Set;

/**
 * What an application may do with applications and service principals, by the permissions for Microsoft Graph that it has. With
 * {@code Application.ReadWrite.OwnedBy} it may create some, change its own, and list all.
 */
record Permissions(Directory directory) {
    private static final String ALL = "Application.ReadWrite.All";
    private static final String OWNED = "Application.ReadWrite.OwnedBy";
    private static final Set<String> READERS =
            Set.of(ALL, OWNED, "Application.Read.All", "Directory.Read.All", "Directory.ReadWrite.All");

    void requireRead(String caller) {
        if (Collections.disjoint(directory.permissions(caller), READERS)) {
            throw GraphException.denied();
        }
    }

    void requireCreate(String caller) {
        if (Collections.disjoint(directory.permissions(caller), Set.of(ALL, OWNED))) {
            throw GraphException.denied();
        }
    }

    /** @param object the object id of what is to be changed */
    void requireChange(String caller, String object) {
        requireCreate(caller);
        var own = directory.owner(object).filter(caller::equals).isPresent();
        if (!own && !directory.permissions(caller).contains(ALL)) {
            throw GraphException.denied();
        }
    }
}

package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.entra.Application;
import io.hypershift.azure.sandbox.azure.entra.Directory;
import io.hypershift.azure.sandbox.azure.entra.Password;
import io.hypershift.azure.sandbox.azure.entra.ServicePrincipal;
import java.util.List;

/** The directory's objects as Graph shows them. */
record Documents(Directory directory) {

    ObjectNode of(Application application) {
        var document = Json.object()
                .put("id", application.id())
                .put("appId", application.appId())
                .putNull("deletedDateTime");
        document.put("signInAudience", "AzureADMyOrg");
        document.putNull("uniqueName");
        document.setAll(application.attributes());
        for (String list : List.of("identifierUris", "keyCredentials", "tags")) {
            if (!document.has(list)) {
                document.putArray(list);
            }
        }
        document.set("passwordCredentials", passwords(application.id()));
        return document;
    }

    ObjectNode of(ServicePrincipal principal) {
        var document = Json.object()
                .put("id", principal.id())
                .put("appId", principal.appId())
                .put("displayName", principal.displayName())
                .put("appDisplayName", principal.displayName())
                .put("accountEnabled", true)
                .put("appOwnerOrganizationId", directory.tenant())
                .put("servicePrincipalType", principal.identity().isPresent() ? "ManagedIdentity" : "Application");
        document.set("servicePrincipalNames", Json.strings(List.of(principal.appId())));
        var alternatives = principal
                .identity()
                .map(identity -> List.of("isExplicit=True", identity.text()))
                .orElse(List.of());
        document.set("alternativeNames", Json.strings(alternatives));
        document.putArray("keyCredentials");
        document.set("passwordCredentials", passwords(principal.id()));
        return document;
    }

    private ArrayNode passwords(String owner) {
        return Json.array(
                directory.passwordsOf(owner).stream().map(Documents::of).toList());
    }

    /** Without the secret, which Graph shows once. */
    static ObjectNode of(Password password) {
        return Json.object()
                .put("keyId", password.keyId())
                .put("displayName", password.displayName())
                .put("hint", password.secret().substring(0, 3))
                .put("startDateTime", password.start().toString())
                .put("endDateTime", password.end().toString());
    }
}

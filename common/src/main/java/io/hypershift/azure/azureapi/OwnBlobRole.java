package io.hypershift.azure.azureapi;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.RoleAssignmentsClient;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.azureapi.OidcStorage.Account;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.manifest.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write blobs that we give to ourselves where account keys are forbidden, and take back: an Owner or Contributor of
 * an account may not write into it by that alone.
 */
final class OwnBlobRole implements AutoCloseable {
    /** Azure's built-in role Storage Blob Data Contributor. */
    private static final String ROLE = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

    private final RoleAssignmentsClient client;
    private final AzureCall call;
    private final TokenCredential login;
    private final String subscription;
    private final String audience;
    private final Map<String, String> granted = new ConcurrentHashMap<>();

    /** @param audience whom a token is for that tells who we are: Resource Manager */
    OwnBlobRole(
            RoleAssignmentsClient client, AzureCall call, TokenCredential login, String subscription, String audience) {
        this.client = client;
        this.call = call;
        this.login = login;
        this.subscription = subscription;
        this.audience = audience;
    }

    /** Gives the right; it may take minutes until it counts. */
    void grant(Account account) {
        var scope =
                AzureId.resource(subscription, account.group(), "Microsoft.Storage/storageAccounts", account.name());
        granted.computeIfAbsent(scope, it -> assign(it, account.name()));
    }

    private String assign(String scope, String account) {
        var us = claims();
        var name = UUID.nameUUIDFromBytes((us.path("oid").asText() + scope).getBytes(StandardCharsets.UTF_8))
                .toString();
        var wanted = new RoleAssignmentCreateParameters()
                .withPrincipalId(us.path("oid").asText())
                .withPrincipalType(
                        us.path("idtyp").asText().equals("user") ? PrincipalType.USER : PrincipalType.SERVICE_PRINCIPAL)
                .withRoleDefinitionId("/subscriptions/" + subscription
                        + "/providers/Microsoft.Authorization/roleDefinitions/" + ROLE);
        try {
            call.of("let ourselves write blobs of " + account, () -> client.create(Roles.path(scope), name, wanted));
            return name;
        } catch (HyperShiftException e) {
            if (e.has("RoleAssignmentExists")) {
                return ""; // somebody else's to keep
            }
            throw e;
        }
    }

    private ObjectNode claims() {
        var request = new TokenRequestContext().addScopes(audience + "/.default");
        var token = call.of("log in", () -> login.getTokenSync(request)).getToken();
        try {
            return Json.parseObject(
                    new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a token of Azure holds JSON", e);
        }
    }

    /** Takes back what was given. */
    @Override
    public void close() {
        granted.forEach((scope, name) -> {
            if (!name.isEmpty()) {
                call.find(
                        "take our own right back",
                        () -> client.deleteWithResponse(Roles.path(scope), name, null, Context.NONE));
            }
        });
        granted.clear();
    }
}

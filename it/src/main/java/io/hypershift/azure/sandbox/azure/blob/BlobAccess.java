package io.hypershift.azure.sandbox.azure.blob;

import io.hypershift.azure.sandbox.azure.arm.Authorizer;
import io.hypershift.azure.sandbox.azure.entra.TokenIssuer;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.util.Set;

/** Who may do what with blobs: whoever holds an account key, a token with a data role, or nothing where that is allowed. */
final class BlobAccess {
    private static final String ACTIONS = "Microsoft.Storage/storageAccounts/blobServices/containers/";

    private final Accounts accounts;
    private final Authorizer authorizer;
    private final TokenIssuer tokens;

    BlobAccess(Accounts accounts, Authorizer authorizer, TokenIssuer tokens) {
        this.accounts = accounts;
        this.authorizer = authorizer;
        this.tokens = tokens;
    }

    void check(BlobRequest request, Resource account) {
        var header = request.http().header("Authorization").orElse("");
        if (header.startsWith("SharedKey ")) {
            checkKey(request, account, header.substring("SharedKey ".length()));
        } else if (header.startsWith("Bearer ")) {
            checkToken(request, account, header.substring("Bearer ".length()));
        } else if (header.isEmpty()) {
            checkAnonymous(request, account);
        } else {
            throw BlobException.forbidden("Server failed to authenticate the request.");
        }
    }

    private void checkKey(BlobRequest request, Resource account, String credentials) {
        if (account.properties().path("allowSharedKeyAccess").asText().equals("false")) {
            throw new BlobException(
                    403,
                    "KeyBasedAuthenticationNotPermitted",
                    "Key based authentication is not permitted on this storage account.");
        }
        int colon = credentials.indexOf(':');
        var name = account.id().name();
        var signature = credentials.substring(colon + 1);
        boolean signed = credentials.startsWith(name + ":")
                && accounts.keys(name).stream()
                        .anyMatch(key -> SharedKey.isSignedWith(key.value(), request.http(), name, signature));
        if (!signed) {
            throw BlobException.forbidden(
                    "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.");
        }
    }

    private void checkToken(BlobRequest request, Resource account, String token) {
        var audiences =
                Set.of("https://storage.azure.com", "https://" + account.id().name() + ".blob.core.windows.net");
        var caller = tokens.recognise(token, audiences)
                .orElseThrow(() -> new BlobException(
                        401,
                        "InvalidAuthenticationInfo",
                        "The access token is invalid, expired or for another audience."));
        var scope = Accounts.containerId(account.id(), request.container());
        if (!authorizer.allowsData(caller, action(request), scope)) {
            throw new BlobException(
                    403,
                    "AuthorizationPermissionMismatch",
                    "This request is not authorized to perform this operation using this permission.");
        }
    }

    private static String action(BlobRequest request) {
        var subject = request.isOnContainer() ? ACTIONS : ACTIONS + "blobs/";
        if (request.isRead()) {
            return subject + "read";
        }
        return subject + (request.http().method().equals("DELETE") ? "delete" : "write");
    }

    /** Only reads, only where the account and the container say so. */
    private void checkAnonymous(BlobRequest request, Resource account) {
        if (!account.properties().path("allowBlobPublicAccess").asBoolean()) {
            throw new BlobException(
                    409, "PublicAccessNotPermitted", "Public access is not permitted on this storage account.");
        }
        if (!request.isRead()) {
            throw new BlobException(
                    401,
                    "NoAuthenticationInformation",
                    "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.");
        }
        var access = accounts.container(account.id().name(), request.container())
                .map(container -> container.properties().path("publicAccess").asText())
                .orElse("None");
        boolean allowed = request.isOnContainer() ? access.equals("Container") : !access.equals("None");
        if (!allowed) {
            throw BlobException.notFound();
        }
    }
}

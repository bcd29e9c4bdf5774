package io.hypershift.azure.sandbox.azure.entra;

import static io.hypershift.azure.sandbox.azure.entra.LoginException.invalidClient;
import static io.hypershift.azure.sandbox.azure.entra.LoginException.invalidRequest;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides whether a token request is granted, and for what. */
final class Login {
    private final Directory directory;
    private final FederatedLogin federated;
    private final TokenIssuer tokens;
    private final Clock clock;

    Login(Directory directory, FederatedLogin federated, TokenIssuer tokens, Clock clock) {
        this.directory = directory;
        this.federated = federated;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** An access token for the form's client. */
    String token(String tenant, Map<String, String> form) throws LoginException {
        if (!tenant.equalsIgnoreCase(directory.tenant())) {
            throw invalidRequest(
                    90002,
                    "Tenant '%s' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant."
                            .formatted(tenant));
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            throw new LoginException(
                    400,
                    "unsupported_grant_type",
                    70003,
                    "The app requested an unsupported grant type '%s'.".formatted(form.get("grant_type")));
        }
        var principal = principal(form.getOrDefault("client_id", ""));
        authenticate(principal, form);
        checkEnabled(principal);
        var audience = audience(form);
        var roles = audience.contains("graph") ? directory.permissions(principal.id()) : Set.<String>of();
        return tokens.issue(principal, audience, roles);
    }

    private ServicePrincipal principal(String clientId) throws LoginException {
        return directory
                .principalByAppId(clientId)
                .orElseThrow(() -> new LoginException(
                        400,
                        "unauthorized_client",
                        700016,
                        "Application with identifier '%s' was not found in the directory '%s'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant."
                                .formatted(clientId, directory.tenant())));
    }

    private void checkEnabled(ServicePrincipal principal) throws LoginException {
        if (directory.isDisabled(principal)) {
            throw new LoginException(
                    400,
                    "unauthorized_client",
                    7000112,
                    "Application '%s'(%s) is disabled.".formatted(principal.appId(), principal.displayName()));
        }
    }

    private void authenticate(ServicePrincipal principal, Map<String, String> form) throws LoginException {
        var assertion = form.get("client_assertion");
        if (assertion != null) {
            federated.check(principal, assertion);
            return;
        }
        var secret = Optional.ofNullable(form.get("client_secret"))
                .orElseThrow(
                        () -> invalidClient(
                                7000216,
                                "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type."));
        var password = directory
                .password(principal, secret)
                .orElseThrow(() -> invalidClient(
                        7000215,
                        "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '%s'."
                                .formatted(principal.appId())));
        if (clock.instant().isAfter(password.end())) {
            throw invalidClient(
                    7000222,
                    "The provided client secret keys for app '%s' are expired. Visit the Azure portal to create new keys for your app."
                            .formatted(principal.appId()));
        }
    }

    /** The v2 form names scopes, the v1 form a resource. */
    private static String audience(Map<String, String> form) throws LoginException {
        var resource = form.get("resource");
        if (resource != null) {
            return resource;
        }
        for (String scope : form.getOrDefault("scope", "").split(" ", -1)) {
            if (scope.endsWith("/.default")) {
                return scope.substring(0, scope.length() - "/.default".length());
            }
        }
        throw invalidRequest(
                1002012,
                "The provided value for scope %s is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."
                        .formatted(form.getOrDefault("scope", "")));
    }
}

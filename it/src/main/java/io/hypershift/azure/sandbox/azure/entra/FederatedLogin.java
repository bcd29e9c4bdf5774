package io.hypershift.azure.sandbox.azure.entra;

import static io.hypershift.azure.sandbox.azure.entra.LoginException.invalidClient;
import static io.hypershift.azure.sandbox.azure.entra.LoginException.invalidRequest;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import io.hypershift.azure.sandbox.azure.state.ResourceStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Workload identity federation: an assertion signed by somebody else's issuer is good for a managed identity or an application
 * when a credential of it names that issuer, subject and audience, and the key that signed it is published there. The
 * errors are those of Microsoft's list of Entra authentication error codes.
 */
public final class FederatedLogin {
    private static final String CREDENTIAL =
            "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials";

    private static final String CHECK =
            " Please check your federated identity credential Subject, Audience and Issuer against the presented assertion."
                    + " https://learn.microsoft.com/entra/workload-id/workload-identity-federation";

    private final ResourceStore resources;
    private final Directory directory;
    private final Function<URI, Optional<byte[]>> internet;
    private final Duration replication;
    private final Clock clock;

    /**
     * @param internet fetches a document without credentials, as Entra does
     * @param replication how long a new credential stays unusable
     */
    public FederatedLogin(
            ResourceStore resources,
            Directory directory,
            Function<URI, Optional<byte[]>> internet,
            Duration replication,
            Clock clock) {
        this.resources = resources;
        this.directory = directory;
        this.internet = internet;
        this.replication = replication;
        this.clock = clock;
    }

    void check(ServicePrincipal principal, String assertion) throws LoginException {
        var token = Jwt.parse(assertion).orElseThrow(() -> invalidRequest(50027, "JWT token is invalid or malformed."));
        matchCredential(token, credentialsOf(principal));
        checkTime(token);
        checkSignature(token);
    }

    private List<FederatedCredential> credentialsOf(ServicePrincipal principal) {
        return principal.identity().map(this::ofIdentity).orElseGet(() -> ofApplication(principal.appId()));
    }

    private List<FederatedCredential> ofIdentity(ResourceId identity) {
        return resources.below(identity, CREDENTIAL).stream()
                .filter(credential -> isKnown(credential.writtenAt()))
                .map(credential -> new FederatedCredential(
                        credential.properties().path("issuer").asText(),
                        credential.properties().path("subject").asText(),
                        Json.elements(credential.properties().path("audiences"))
                                .map(JsonNode::asText)
                                .toList()))
                .toList();
    }

    private List<FederatedCredential> ofApplication(String appId) {
        return directory.applicationByAppId(appId).stream()
                .flatMap(application -> directory.credentialsOf(application.id()).stream())
                .filter(credential -> isKnown(credential.writtenAt()))
                .map(ApplicationCredential::credential)
                .toList();
    }

    private boolean isKnown(Instant writtenAt) {
        return !clock.instant().isBefore(writtenAt.plus(replication));
    }

    private static void matchCredential(Jwt token, List<FederatedCredential> credentials) throws LoginException {
        if (credentials.isEmpty()) {
            throw invalidRequest(
                    70021,
                    "No matching federated identity record found for presented assertion. Assertion Issuer: '%s'. Assertion Subject: '%s'. Assertion Audience: '%s'."
                                    .formatted(token.claim("iss"), token.claim("sub"), audience(token))
                            + " https://learn.microsoft.com/entra/workload-id/workload-identity-federation");
        }
        var ofIssuer = having(credentials, it -> it.issuer().equals(token.claim("iss")));
        if (ofIssuer.isEmpty()) {
            throw mismatch(700211, "issuer", token.claim("iss"));
        }
        var ofSubject = having(ofIssuer, it -> it.subject().equals(token.claim("sub")));
        if (ofSubject.isEmpty()) {
            throw mismatch(700213, "subject", token.claim("sub"));
        }
        if (having(ofSubject, it -> it.audiences().stream().anyMatch(audience -> token.names("aud", audience)))
                .isEmpty()) {
            throw mismatch(700212, "audience", audience(token));
        }
    }

    private static List<FederatedCredential> having(
            List<FederatedCredential> credentials, Predicate<FederatedCredential> condition) {
        return credentials.stream().filter(condition).toList();
    }

    private static LoginException mismatch(int number, String what, String value) {
        return invalidRequest(
                number,
                "No matching federated identity record found for presented assertion %s '%s'.".formatted(what, value)
                        + CHECK);
    }

    private static String audience(Jwt token) {
        var audience = token.claims().path("aud");
        return audience.isArray() ? audience.path(0).asText() : audience.asText();
    }

    private void checkTime(Jwt token) throws LoginException {
        var expiry = Instant.ofEpochSecond(token.claims().path("exp").asLong());
        if (!clock.instant().isBefore(expiry)) {
            throw invalidClient(
                    700024,
                    "Client assertion is not within its valid time range. Current time: %s, expiry time of assertion %s. Review the documentation at https://learn.microsoft.com/entra/identity-platform/certificate-credentials ."
                            .formatted(clock.instant(), expiry));
        }
    }

    private void checkSignature(Jwt token) throws LoginException {
        var issuer = token.claim("iss");
        var discovery = fetch(URI.create(issuer + "/.well-known/openid-configuration"));
        if (!discovery.path("issuer").asText().equals(issuer)) {
            throw invalidRequest(
                    50166,
                    "Request to External OIDC endpoint failed. The issuer in the discovery document, '%s', is not '%s'."
                            .formatted(discovery.path("issuer").asText(), issuer));
        }
        var keys = fetch(URI.create(discovery.path("jwks_uri").asText()));
        var keyId = token.header().path("kid").asText();
        var key = JsonWebKeys.find(keys, keyId)
                .orElseThrow(() -> badSignature(
                        "The key was not found., Thumbprint of key used by client: '%s'".formatted(keyId)));
        if (!token.isSignedBy(key)) {
            throw badSignature(
                    "The key was used, but the signature does not match it., Thumbprint of key used by client: '%s'"
                            .formatted(keyId));
        }
    }

    private JsonNode fetch(URI document) throws LoginException {
        return internet.apply(document)
                .flatMap(Json::parse)
                .orElseThrow(() -> invalidRequest(
                        50166,
                        "Request to External OIDC endpoint failed. The document at '%s' could not be read without credentials."
                                .formatted(document)));
    }

    private static LoginException badSignature(String reason) {
        return invalidClient(700027, "Client assertion failed signature validation. [Reason - %s]".formatted(reason));
    }
}

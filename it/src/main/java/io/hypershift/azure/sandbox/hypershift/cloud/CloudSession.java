package io.hypershift.azure.sandbox.hypershift.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/** A component that has signed in to Azure: what it asks Resource Manager is asked with its own token. */
public final class CloudSession {
    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String SCOPE = "https://management.azure.com/.default";

    private final AzureEndpoint azure;
    private final String token;

    private CloudSession(AzureEndpoint azure, String token) {
        this.azure = azure;
        this.token = token;
    }

    /** Exchanges a service account's token for one of Azure's, as workload identity does. */
    public static CloudSession signIn(
            AzureEndpoint azure,
            IssuedTokens tokens,
            ServiceAccountSigner signer,
            Component component,
            String tenant,
            String clientId)
            throws AzureException, InterruptedException {
        return signIn(
                "WorkloadIdentityCredential",
                azure,
                tenant,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "scope", SCOPE,
                        "client_assertion_type", ASSERTION_TYPE,
                        "client_assertion", tokens.of(signer, component)));
    }

    /** Signs a service principal in by its secret. */
    public static CloudSession signIn(AzureEndpoint azure, String tenant, String clientId, String secret)
            throws AzureException, InterruptedException {
        return signIn(
                "ClientSecretCredential",
                azure,
                tenant,
                Map.of(
                        "grant_type", "client_credentials",
                        "client_id", clientId,
                        "scope", SCOPE,
                        "client_secret", secret));
    }

    private static CloudSession signIn(String credential, AzureEndpoint azure, String tenant, Map<String, String> form)
            throws AzureException, InterruptedException {
        try {
            var answer = azure.logIn(tenant, form);
            var body = json(answer);
            if (answer.statusCode() != 200) {
                throw refusedLogin(credential, answer.statusCode(), body);
            }
            return new CloudSession(azure, body.path("access_token").asText());
        } catch (IOException e) {
            throw unreachable(credential + ": ", e);
        }
    }

    /** The resource, or nothing where Azure says that there is none. */
    public Optional<JsonNode> find(String id, String apiVersion) throws AzureException, InterruptedException {
        try {
            return Optional.of(get(id, apiVersion));
        } catch (AzureException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    public JsonNode get(String id, String apiVersion) throws AzureException, InterruptedException {
        return send("GET", id, apiVersion, "");
    }

    public JsonNode put(String id, String apiVersion, Object body) throws AzureException, InterruptedException {
        return send("PUT", id, apiVersion, Json.tree(body).toString());
    }

    /** Deletes; what is not there is deleted. */
    public void delete(String id, String apiVersion) throws AzureException, InterruptedException {
        try {
            send("DELETE", id, apiVersion, "");
        } catch (AzureException e) {
            if (!e.isNotFound()) {
                throw e;
            }
        }
    }

    private JsonNode send(String method, String id, String apiVersion, String body)
            throws AzureException, InterruptedException {
        try {
            var answer = azure.resourceManager(method, id + "?api-version=" + apiVersion, token, body);
            var json = json(answer);
            if (answer.statusCode() >= 400) {
                throw refused(method, id, answer.statusCode(), json.path("error"));
            }
            return json;
        } catch (IOException e) {
            throw unreachable("", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return answer.body().isBlank() ? Json.tree(Map.of()) : Json.parse(answer.body());
        } catch (UncheckedIOException e) {
            return Json.tree(Map.of());
        }
    }

    /** As azidentity words it: Entra's description begins with its code. */
    private static AzureException refusedLogin(String credential, int status, JsonNode body) {
        var description = body.path("error_description").asText("no description");
        var code = description.contains(":") ? description.substring(0, description.indexOf(':')) : "";
        return new AzureException(
                status,
                code,
                credential + " authentication failed: " + status + " "
                        + body.path("error").asText() + ": " + description);
    }

    private static AzureException refused(String method, String id, int status, JsonNode error) {
        var code = error.path("code").asText("Unknown");
        return new AzureException(
                status,
                code,
                "%s https://management.azure.com%s: RESPONSE %d, ERROR CODE %s: %s"
                        .formatted(
                                method, id, status, code, error.path("message").asText()));
    }

    private static AzureException unreachable(String before, IOException e) {
        return new AzureException(0, "Unreachable", before + e.getMessage());
    }
}

package io.hypershift.azure.sandbox.azure.entra;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Microsoft Entra's sign-in endpoints: discovery and tokens. */
public final class Entra implements HttpHandler {
    private final Login login;
    private final TokenIssuer tokens;
    private final Clock clock;

    public Entra(Directory directory, FederatedLogin federated, TokenIssuer tokens, Clock clock) {
        this.login = new Login(directory, federated, tokens, clock);
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        var path = request.path();
        var tenant = path.split("/", -1).length > 1 ? path.split("/", -1)[1] : "";
        if (path.equals("/common/discovery/instance")) {
            return answer(200, instance(request.host()));
        }
        if (path.endsWith("/.well-known/openid-configuration")) {
            return answer(200, openIdConfiguration(request.host(), tenant, path.contains("/v2.0/")));
        }
        if (path.endsWith("/keys")) {
            return answer(200, tokens.publicKeys());
        }
        if (path.endsWith("/token") && request.method().equals("POST")) {
            return token(tenant, form(request));
        }
        return HttpResponse.empty(404);
    }

    private HttpResponse token(String tenant, Map<String, String> form) {
        try {
            var token = login.token(tenant, form);
            var lifetime = tokens.lifetime().toSeconds() - 1;
            var granted = Json.object()
                    .put("token_type", "Bearer")
                    .put("expires_in", lifetime)
                    .put("ext_expires_in", lifetime)
                    .put("access_token", token);
            if (form.containsKey("resource")) {
                granted.put("expires_on", clock.instant().getEpochSecond() + lifetime);
                granted.put("resource", form.get("resource"));
            }
            return answer(200, granted);
        } catch (LoginException e) {
            return answer(e.status(), refusal(e));
        }
    }

    private JsonNode refusal(LoginException e) {
        var trace = UUID.randomUUID().toString();
        var correlation = UUID.randomUUID().toString();
        var timestamp = clock.instant().toString().substring(0, 19).replace('T', ' ') + "Z";
        return Json.object()
                .put("error", e.error())
                .put(
                        "error_description",
                        "AADSTS%d: %s Trace ID: %s Correlation ID: %s Timestamp: %s"
                                .formatted(e.number(), e.getMessage(), trace, correlation, timestamp))
                .put("timestamp", timestamp)
                .put("trace_id", trace)
                .put("correlation_id", correlation)
                .put("error_uri", "https://login.microsoftonline.com/error?code=" + e.number())
                .set("error_codes", Json.object().arrayNode().add(e.number()));
    }

    private static JsonNode instance(String host) {
        var aliases = host.equals("login.microsoftonline.com")
                ? List.of(host, "login.windows.net", "login.microsoft.com", "sts.windows.net")
                : List.of(host);
        var metadata = Json.object()
                .put("preferred_network", host)
                .put("preferred_cache", aliases.get(aliases.size() > 1 ? 1 : 0));
        metadata.set("aliases", Json.strings(aliases));
        return Json.object()
                .put("tenant_discovery_endpoint", "https://" + host + "/common/v2.0/.well-known/openid-configuration")
                .put("api-version", "1.1")
                .set("metadata", Json.array(List.of(metadata)));
    }

    private static JsonNode openIdConfiguration(String host, String tenant, boolean second) {
        var base = "https://" + host + "/" + tenant;
        var version = second ? "/v2.0" : "";
        var document = Json.object()
                .put("token_endpoint", base + "/oauth2" + version + "/token")
                .put("authorization_endpoint", base + "/oauth2" + version + "/authorize")
                .put("device_authorization_endpoint", base + "/oauth2" + version + "/devicecode")
                .put("jwks_uri", base + "/discovery" + version + "/keys")
                .put("issuer", second ? base + "/v2.0" : "https://sts.windows.net/" + tenant + "/")
                .put("tenant_region_scope", "NA")
                .put("cloud_instance_name", "microsoftonline.com");
        document.set(
                "response_types_supported",
                Json.strings(List.of("code", "id_token", "code id_token", "id_token token")));
        document.set("subject_types_supported", Json.strings(List.of("pairwise")));
        document.set("id_token_signing_alg_values_supported", Json.strings(List.of("RS256")));
        return document;
    }

    private static Map<String, String> form(HttpRequest request) {
        var form = new HashMap<String, String>();
        for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static HttpResponse answer(int status, JsonNode body) {
        return new HttpResponse.Whole(
                status,
                Map.of(
                        "Content-Type", "application/json; charset=utf-8",
                        "Cache-Control", "no-store, no-cache",
                        "x-ms-request-id", UUID.randomUUID().toString()),
                Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}

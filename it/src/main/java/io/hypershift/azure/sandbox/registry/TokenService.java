package io.hypershift.azure.sandbox.registry;

import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.told.Logins;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Gives out the tokens that registries want to see, to anybody, or for a login. */
final class TokenService {
    private static final int LIFETIME_SECONDS = 300;

    /** Where the real registries have it; all others here have it where Quay does. */
    private static final Map<String, String> PATHS = Map.of(
            "registry.redhat.io", "/auth/realms/rhcc/protocol/redhat-docker-v2/auth",
            "registry.connect.redhat.com", "/auth/realms/rhcc/protocol/redhat-docker-v2/auth",
            "registry.ci.openshift.org", "/openshift/token");

    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final Logins logins;

    /** Whom a token is for; no user stands for anybody. */
    record Token(String registry, Optional<String> user, long endsAt) {
        private boolean isValid(String host) {
            return registry.equals(host) && System.nanoTime() < endsAt;
        }
    }

    TokenService(Logins logins) {
        this.logins = logins;
    }

    static String path(String registry) {
        return PATHS.getOrDefault(registry, "/v2/auth");
    }

    /** What tells a client where to get a token. */
    static String challenge(String registry, String scope) {
        var challenge = "Bearer realm=\"https://%s%s\",service=\"%s\"".formatted(registry, path(registry), registry);
        return scope.isEmpty() ? challenge : challenge + ",scope=\"" + scope + "\"";
    }

    HttpResponse answer(HttpRequest request) {
        var login = request.header("Authorization");
        if (login.isEmpty()) {
            return issue(request.host(), Optional.empty());
        }
        return login.flatMap(TokenService::user)
                .filter(logins::isKnown)
                .map(user -> issue(request.host(), Optional.of(user)))
                .orElseGet(() -> RegistryError.of(401, "UNAUTHORIZED", "Invalid Username or Password"));
    }

    private HttpResponse issue(String registry, Optional<String> user) {
        var token = UUID.randomUUID().toString();
        tokens.put(token, new Token(registry, user, System.nanoTime() + LIFETIME_SECONDS * 1_000_000_000L));
        return HttpResponse.json(
                200,
                Json.write(Json.object()
                        .put("token", token)
                        .put("access_token", token)
                        .put("expires_in", LIFETIME_SECONDS)));
    }

    private static Optional<String> user(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            var login = new String(
                            Base64.getDecoder()
                                    .decode(authorization.substring(6).strip()),
                            StandardCharsets.UTF_8)
                    .split(":", 2);
            return Optional.of(login[0]).filter(user -> login.length == 2);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The token that a request bears, if it is one of this registry's and its user still known. */
    Optional<Token> of(HttpRequest request) {
        return request.header("Authorization")
                .filter(it -> it.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(it -> tokens.get(it.substring(7).strip()))
                .filter(it -> it.isValid(request.host()))
                .filter(it -> it.user().stream().allMatch(logins::isKnown));
    }
}

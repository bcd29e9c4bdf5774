package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Who may come in, by bearer token, and what they may do. */
public final class Users {
    private static final String SCHEME = "Bearer ";

    private final Map<String, User> byToken = new ConcurrentHashMap<>();

    /** Somebody who is known. */
    record User(String name, Predicate<AccessRequest> mayDo) {}

    Users() {}

    /** Lets a user in and gives the token to come with. */
    public String add(String name, Predicate<AccessRequest> mayDo) {
        var token = "sha256~" + UUID.randomUUID();
        byToken.put(token, new User(name, mayDo));
        return token;
    }

    void remove(String name) {
        byToken.values().removeIf(user -> user.name().equals(name));
    }

    /** Takes a token back, as when it expires. */
    public void revoke(String token) {
        byToken.remove(token);
    }

    User authenticate(HttpRequest request) {
        var header = request.header("Authorization").orElse("");
        var user = header.startsWith(SCHEME) ? byToken.get(header.substring(SCHEME.length())) : null;
        if (user == null) {
            throw ApiError.unauthorized();
        }
        return request.header("Impersonate-User")
                .map(name -> impersonated(user, name))
                .orElse(user);
    }

    /** Somebody unknown has no rights. */
    private User impersonated(User impersonator, String name) {
        authorize(impersonator, new AccessRequest("impersonate", "", "users", "", "", name));
        return byToken.values().stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseGet(() -> new User(name, request -> false));
    }

    static void authorize(User user, AccessRequest request) {
        if (!user.mayDo().test(request)) {
            var where = request.namespace().isEmpty()
                    ? "at the cluster scope"
                    : "in the namespace \"" + request.namespace() + "\"";
            var resource = request.subresource().isEmpty()
                    ? request.resource()
                    : request.resource() + "/" + request.subresource();
            throw ApiError.forbidden(
                    new ApiError.Subject(request.group(), request.resource(), request.name()),
                    "User \"" + user.name() + "\" cannot " + request.verb() + " resource \"" + resource
                            + "\" in API group \"" + request.group() + "\" " + where);
        }
    }
}

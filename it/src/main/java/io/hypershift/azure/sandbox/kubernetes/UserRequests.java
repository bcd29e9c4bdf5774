package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import java.util.List;

/**
 * Users let in over HTTP: POST of an object with name and rules (verbs, apiGroups, resources, and if need be namespaces and
 * resourceNames), answered by a kubeconfig for the address that was asked; DELETE of an object with name shuts the user out.
 *
 * @param authority whom the kubeconfig trusts
 */
record UserRequests(Users users, String authority) implements AdminRequests {
    @Override
    public String path() {
        return "/sandbox/users";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        var body = Bodies.object(request);
        var name = AdminBodies.text(body, "name");
        return switch (request.method()) {
            case "POST" -> {
                var rules =
                        body.path("rules").valueStream().map(UserRequests::rule).toList();
                var token = users.add(name, new Rights(rules));
                var url = "https://" + request.header("Host").orElse(request.host());
                yield Answers.text(201, Kubeconfigs.of(url, authority, token));
            }
            case "DELETE" -> {
                users.remove(name);
                yield HttpResponse.empty(204);
            }
            default -> throw ApiError.methodNotAllowed();
        };
    }

    private static Rights.Rule rule(JsonNode rule) {
        return new Rights.Rule(
                texts(rule, "verbs"),
                texts(rule, "apiGroups"),
                texts(rule, "resources"),
                texts(rule, "namespaces"),
                texts(rule, "resourceNames"));
    }

    private static List<String> texts(JsonNode rule, String name) {
        return rule.path(name).valueStream().map(JsonNode::asText).toList();
    }
}

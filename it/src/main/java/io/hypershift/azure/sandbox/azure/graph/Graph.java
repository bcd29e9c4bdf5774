package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.entra.Directory;
import io.hypershift.azure.sandbox.azure.entra.TokenIssuer;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Microsoft Graph v1.0, as far as applications and service principals go. */
public final class Graph implements HttpHandler {
    private static final Set<String> AUDIENCES = Set.of(
            "https://graph.microsoft.com",
            "https://graph.microsoft.us",
            "https://microsoftgraph.chinacloudapi.cn",
            "00000003-0000-0000-c000-000000000000");

    private final TokenIssuer tokens;
    private final Passwords passwords;
    private final FederatedCredentials credentials;
    private final Map<String, Objects> collections;

    /** @param replication how long a new service principal is not found */
    public Graph(Directory directory, TokenIssuer tokens, Duration replication, Clock clock) {
        var documents = new Documents(directory);
        this.tokens = tokens;
        this.passwords = new Passwords(directory, clock);
        this.credentials = new FederatedCredentials(directory, clock);
        this.collections = Map.of(
                "applications", new Applications(directory, documents),
                "servicePrincipals", new ServicePrincipals(directory, documents, replication, clock));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        try {
            authenticate(request);
            return route(request, segments(request));
        } catch (GraphException e) {
            var error = Json.object();
            error.putObject("error").put("code", e.code()).put("message", e.getMessage());
            return answer(e.status(), error);
        }
    }

    private void authenticate(HttpRequest request) {
        var caller = request.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> tokens.recognise(header.substring("Bearer ".length()), AUDIENCES));
        if (caller.isEmpty()) {
            throw new GraphException(
                    401, "InvalidAuthenticationToken", "Access token is empty, invalid or for another audience.");
        }
    }

    /** Behind the version: collection, id, action. */
    private static List<String> segments(HttpRequest request) {
        return Arrays.stream(request.path().split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .skip(1)
                .toList();
    }

    private HttpResponse route(HttpRequest request, List<String> segments) {
        var objects = segments.isEmpty() ? null : collections.get(segments.get(0));
        if (objects == null) {
            throw new GraphException(400, "BadRequest", "Resource not found for the segment.");
        }
        return switch (segments.size()) {
            case 1 -> collection(request, objects);
            case 2 -> item(request, objects, segments.get(1));
            case 3 -> action(request, objects, segments.get(1), segments.get(2));
            default -> part(request, objects, segments);
        };
    }

    private static HttpResponse collection(HttpRequest request, Objects objects) {
        if (request.method().equals("POST")) {
            return answer(201, objects.create(body(request)));
        }
        var filter = Filter.parse(request.parameter("$filter").orElse(""));
        var found = objects.all().stream().filter(filter::accepts).toList();
        return answer(200, Json.object().set("value", Json.array(found)));
    }

    private static HttpResponse item(HttpRequest request, Objects objects, String id) {
        switch (request.method()) {
            case "PATCH" -> objects.patch(id, body(request));
            case "DELETE" -> {
                if (!objects.delete(id)) {
                    throw GraphException.notFound(id);
                }
            }
            default -> {
                return answer(200, find(objects, id));
            }
        }
        return HttpResponse.empty(204);
    }

    private HttpResponse action(HttpRequest request, Objects objects, String id, String action) {
        var owner = find(objects, id).path("id").asText();
        return switch (action.substring(action.lastIndexOf('.') + 1)) {
            case "addPassword" -> answer(200, passwords.add(owner, body(request)));
            case "removePassword" -> {
                passwords.remove(owner, body(request));
                yield HttpResponse.empty(204);
            }
            case "owners" -> answer(200, Json.object().set("value", Json.array(List.of())));
            case "federatedIdentityCredentials" ->
                request.method().equals("POST")
                        ? answer(201, credentials.add(owner, body(request)))
                        : answer(200, Json.object().set("value", Json.array(credentials.of(owner))));
            default ->
                throw new GraphException(
                        400, "BadRequest", "Resource not found for the segment '%s'.".formatted(action));
        };
    }

    private HttpResponse part(HttpRequest request, Objects objects, List<String> segments) {
        var action = segments.get(2);
        if (!action.equals("federatedIdentityCredentials") || !request.method().equals("DELETE")) {
            return action(request, objects, segments.get(1), action);
        }
        credentials.remove(find(objects, segments.get(1)).path("id").asText(), segments.get(3));
        return HttpResponse.empty(204);
    }

    private static ObjectNode find(Objects objects, String id) {
        return objects.all().stream()
                .filter(object -> object.path("id").asText().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> GraphException.notFound(id));
    }

    private static ObjectNode body(HttpRequest request) {
        return Json.parse(request.body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> GraphException.badRequest("Unable to read JSON request payload."));
    }

    private static HttpResponse answer(int status, JsonNode body) {
        var id = UUID.randomUUID().toString();
        return new HttpResponse.Whole(
                status,
                Map.of("Content-Type", "application/json", "request-id", id, "client-request-id", id),
                Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}

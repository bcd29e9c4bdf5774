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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Microsoft Graph v1.0, as far as applications and service principals go. */
public final class Graph implements HttpHandler {
    private static final Set<String> AUDIENCES = Set.of(
            "https://graph.microsoft.com",
            "https://graph.microsoft.us",
            "https://microsoftgraph.chinacloudapi.cn",
            "00000003-0000-0000-c000-000000000000");

    private final Directory directory;
    private final Documents documents;
    private final TokenIssuer tokens;
    private final Permissions permissions;
    private final Passwords passwords;
    private final FederatedCredentials credentials;
    private final Map<String, Objects> collections;

    /** @param replication how long a new service principal is not found */
    public Graph(Directory directory, TokenIssuer tokens, Duration replication, Clock clock) {
        this.documents = new Documents(directory);
        this.directory = directory;
        this.tokens = tokens;
        this.permissions = new Permissions(directory);
        this.passwords = new Passwords(directory, clock);
        this.credentials = new FederatedCredentials(directory, clock);
        this.collections = Map.of(
                "applications", new Applications(directory, documents),
                "servicePrincipals", new ServicePrincipals(directory, documents, replication, clock));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        try {
            return route(request, Target.of(request.path()), caller(request));
        } catch (GraphException e) {
            var error = Json.object();
            error.putObject("error").put("code", e.code()).put("message", e.getMessage());
            return answer(e.status(), error);
        }
    }

    private String caller(HttpRequest request) {
        return request.header("Authorization")
                .filter(header -> header.startsWith("Bearer "))
                .flatMap(header -> tokens.recognise(header.substring("Bearer ".length()), AUDIENCES))
                .orElseThrow(() -> new GraphException(
                        401, "InvalidAuthenticationToken", "Access token is empty, invalid or for another audience."))
                .objectId();
    }

    private HttpResponse route(HttpRequest request, Target target, String caller) {
        permissions.requireRead(caller);
        if (target.collection().equals("directory")) {
            return deletedItem(request, target, caller);
        }
        var objects = Optional.ofNullable(collections.get(target.collection()))
                .orElseThrow(() -> new GraphException(400, "BadRequest", "Resource not found for the segment."));
        if (target.key().isEmpty()) {
            return collection(request, objects, caller);
        }
        var key = target.key().get();
        if (target.rest().isEmpty()) {
            synchronized (directory) { // of two at once who want to make what is missing, one does
                return item(request, objects, key, caller);
            }
        }
        return part(request, find(objects, key), target.rest(), caller);
    }

    private HttpResponse collection(HttpRequest request, Objects objects, String caller) {
        if (request.method().equals("POST")) {
            permissions.requireCreate(caller);
            synchronized (directory) {
                return answer(201, objects.create(body(request), caller));
            }
        }
        var filter = Filter.parse(request.parameter("$filter").orElse(""));
        var found = objects.all().stream().filter(filter::accepts).toList();
        return answer(200, Json.object().set("value", Json.array(found)));
    }

    private HttpResponse item(HttpRequest request, Objects objects, Target.Key key, String caller) {
        if (request.method().equals("PATCH") && lookUp(objects, key).isEmpty() && createsIfMissing(request)) {
            return upsert(request, objects, key, caller);
        }
        var object = find(objects, key);
        var id = object.path("id").asText();
        switch (request.method()) {
            case "PATCH" -> {
                permissions.requireChange(caller, id);
                objects.patch(id, body(request));
            }
            case "DELETE" -> {
                permissions.requireChange(caller, id);
                objects.delete(id);
            }
            default -> {
                return answer(200, object);
            }
        }
        return HttpResponse.empty(204);
    }

    private static boolean createsIfMissing(HttpRequest request) {
        return request.header("Prefer").filter("create-if-missing"::equals).isPresent();
    }

    private HttpResponse upsert(HttpRequest request, Objects objects, Target.Key key, String caller) {
        if (!key.property().equals(objects.upsertKey())) {
            throw GraphException.badRequest("Upsert is not supported by '%s'.".formatted(key.property()));
        }
        permissions.requireCreate(caller);
        var body = body(request);
        body.put(key.property(), key.value());
        return answer(201, objects.create(body, caller));
    }

    private HttpResponse part(HttpRequest request, ObjectNode object, List<String> rest, String caller) {
        var owner = object.path("id").asText();
        var action = rest.get(0).substring(rest.get(0).lastIndexOf('.') + 1);
        if (!request.method().equals("GET")) {
            permissions.requireChange(caller, owner);
        }
        switch (request.method() + " " + action) {
            case "POST addPassword" -> {
                return answer(200, passwords.add(owner, body(request)));
            }
            case "POST removePassword" -> passwords.remove(owner, body(request));
            case "GET owners" -> {
                return list(directory.owner(owner).map(id -> Json.object().put("id", id)).stream()
                        .toList());
            }
            case "GET federatedIdentityCredentials" -> {
                return list(credentials.of(owner));
            }
            case "POST federatedIdentityCredentials" -> {
                return answer(201, credentials.add(owner, body(request)));
            }
            case "DELETE federatedIdentityCredentials" -> credentials.remove(owner, rest.size() < 2 ? "" : rest.get(1));
            default ->
                throw new GraphException(
                        400, "BadRequest", "Resource not found for the segment '%s'.".formatted(action));
        }
        return HttpResponse.empty(204);
    }

    /** {@code directory/deletedItems/{id}}: what was deleted stays for thirty days, unless it is deleted there, too. */
    private HttpResponse deletedItem(HttpRequest request, Target target, String caller) {
        var id = target.rest().isEmpty() ? "" : target.rest().get(0);
        if (request.method().equals("GET") && id.equals("microsoft.graph.application")) {
            var filter = Filter.parse(request.parameter("$filter").orElse(""));
            return list(directory.deletedApplications().stream()
                    .map(documents::of)
                    .filter(filter::accepts)
                    .toList());
        }
        if (!request.method().equals("DELETE")) {
            throw new GraphException(400, "BadRequest", "Resource not found for the segment.");
        }
        permissions.requireChange(caller, id);
        if (!directory.purge(id)) {
            throw GraphException.notFound(id);
        }
        return HttpResponse.empty(204);
    }

    private static Optional<ObjectNode> lookUp(Objects objects, Target.Key key) {
        return objects.all().stream().filter(key::names).findFirst();
    }

    private static ObjectNode find(Objects objects, Target.Key key) {
        return lookUp(objects, key).orElseThrow(() -> GraphException.notFound(key.value()));
    }

    private static ObjectNode body(HttpRequest request) {
        return Json.parse(request.body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> GraphException.badRequest("Unable to read JSON request payload."));
    }

    private static HttpResponse list(List<ObjectNode> items) {
        return answer(200, Json.object().set("value", Json.array(items)));
    }

    private static HttpResponse answer(int status, JsonNode body) {
        var id = UUID.randomUUID().toString();
        return new HttpResponse.Whole(
                status,
                Map.of("Content-Type", "application/json", "request-id", id, "client-request-id", id),
                Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}

package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.kind.Kinds;
import java.util.List;

/** Answers every request that an API server gets. */
final class ApiServer implements HttpHandler {
    private final Kinds kinds;
    private final Users users;
    private final FaultInjection faults;
    private final List<AdminRequests> admin;
    private final Discovery discovery;
    private final OpenApi openApi;
    private final ResourceRequests resources;

    /**
     * @param admin what else is served beside the cluster's API
     */
    ApiServer(Kinds kinds, Users users, Faults faults, List<AdminRequests> admin, ResourceRequests resources) {
        this.kinds = kinds;
        this.users = users;
        this.faults = new FaultInjection(faults);
        this.admin = List.copyOf(admin);
        this.discovery = new Discovery(kinds);
        this.openApi = new OpenApi(kinds);
        this.resources = resources;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        try {
            return answer(request);
        } catch (ApiError e) {
            return Answers.failure(e);
        }
    }

    private HttpResponse answer(HttpRequest request) {
        var path = request.path();
        switch (path) {
            case "/healthz", "/readyz", "/livez" -> {
                return Answers.text(200, "ok");
            }
            case "/version" -> {
                return Answers.ok(ServerVersion.document());
            }
            default -> {
                // Everybody else must be known.
            }
        }
        var user = users.authenticate(request);
        for (var requests : admin) {
            if (path.equals(requests.path())) {
                Users.authorize(user, AccessRequest.EVERYTHING);
                return requests.answer(request);
            }
        }
        if (OpenApi.isOpenApi(path)) {
            return openApi.answer(path);
        }
        var document = discovery.document(path);
        if (document.isPresent()) {
            return Answers.ok(document.get());
        }
        return ResourcePath.parse(path)
                .map(resource -> answer(request, resource, user))
                .orElseGet(ApiServer::pageNotFound);
    }

    private HttpResponse answer(HttpRequest request, ResourcePath path, Users.User user) {
        if (!discovery.serves(path.group(), path.version())) {
            return pageNotFound();
        }
        if (Reviews.isReview(path)) {
            return new Reviews(kinds).answer(path, reviewBody(request), user);
        }
        var kind = kinds.find(path.group(), path.version(), path.resource()).orElseThrow(ApiError::noSuchPath);
        if (!path.namespace().isEmpty() && !kind.namespaced()) {
            throw ApiError.noSuchPath();
        }
        var call = new Call(request, path, kind);
        var verb = ResourceRequests.verb(call);
        Users.authorize(
                user,
                new AccessRequest(
                        verb, path.group(), path.resource(), path.subresource(), path.namespace(), path.name()));
        return faults.answer(call, verb, () -> resources.answer(call));
    }

    private static ObjectNode reviewBody(HttpRequest request) {
        if (!request.method().equals("POST")) {
            throw ApiError.methodNotAllowed();
        }
        return Bodies.object(request);
    }

    private static HttpResponse pageNotFound() {
        return Answers.text(404, "404 page not found\n");
    }
}

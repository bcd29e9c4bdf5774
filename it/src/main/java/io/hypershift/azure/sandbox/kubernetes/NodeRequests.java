package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.told.SilentNodes;

/** Nodes silenced and woken over HTTP: POST of an object with node, its name, and silent, true or false. */
record NodeRequests(SilentNodes nodes) implements AdminRequests {
    @Override
    public String path() {
        return "/sandbox/nodes";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        if (!request.method().equals("POST")) {
            throw ApiError.methodNotAllowed();
        }
        var body = Bodies.object(request);
        var name = AdminBodies.text(body, "node");
        if (!body.path("silent").isBoolean()) {
            throw ApiError.badRequest("\"silent\" is true or false");
        }
        if (body.path("silent").booleanValue()) {
            nodes.silence(name);
        } else {
            nodes.wake(name);
        }
        return HttpResponse.empty(204);
    }
}

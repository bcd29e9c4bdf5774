package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.told.Egress;

/**
 * What can be reached from a cluster, told over HTTP: POST of an object with host and way (open, unresolved or silent),
 * DELETE for all open.
 */
record EgressRequests(String path, Egress egress) implements AdminRequests {
    @Override
    public HttpResponse answer(HttpRequest request) {
        switch (request.method()) {
            case "POST" -> {
                var body = Bodies.object(request);
                egress.tell(AdminBodies.text(body, "host"), AdminBodies.word(body, "way", Egress.Way.values()));
            }
            case "DELETE" -> egress.clear();
            default -> throw ApiError.methodNotAllowed();
        }
        return HttpResponse.empty(204);
    }
}

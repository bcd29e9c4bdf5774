package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.told.ReleaseStreams;

/**
 * What the release controllers accept, told over HTTP: POST of an object with controller, stream and image, DELETE of one with
 * controller and stream, or of nothing for all as at first.
 */
record StreamRequests(ReleaseStreams streams) implements AdminRequests {
    @Override
    public String path() {
        return "/sandbox/streams";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        switch (request.method()) {
            case "POST" -> {
                var body = Bodies.object(request);
                streams.accept(stream(body), AdminBodies.text(body, "image"));
            }
            case "DELETE" -> {
                if (request.body().length == 0) {
                    streams.reset();
                } else {
                    streams.end(stream(Bodies.object(request)));
                }
            }
            default -> throw ApiError.methodNotAllowed();
        }
        return HttpResponse.empty(204);
    }

    private static ReleaseStreams.Stream stream(ObjectNode body) {
        return new ReleaseStreams.Stream(AdminBodies.text(body, "controller"), AdminBodies.text(body, "stream"));
    }
}

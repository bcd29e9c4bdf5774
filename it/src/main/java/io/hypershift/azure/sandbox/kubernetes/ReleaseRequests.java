package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.told.ReleaseImage;
import io.hypershift.azure.sandbox.told.ReleaseImages;
import java.util.ArrayList;
import java.util.List;

/**
 * Which OpenShift releases there are, told over HTTP: POST of an object with image, version and architectures, DELETE of one with
 * image, or of nothing for all as at first, GET for all there are.
 */
record ReleaseRequests(ReleaseImages releases) implements AdminRequests {
    @Override
    public String path() {
        return "/sandbox/releases";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        switch (request.method()) {
            case "GET" -> {
                var all = Json.object();
                var items = all.putArray("items");
                releases.all().forEach(release -> items.add(document(release)));
                return Answers.ok(all);
            }
            case "POST" -> publish(Bodies.object(request));
            case "DELETE" -> {
                if (request.body().length == 0) {
                    releases.reset();
                } else {
                    releases.withdraw(AdminBodies.text(Bodies.object(request), "image"));
                }
            }
            default -> throw ApiError.methodNotAllowed();
        }
        return HttpResponse.empty(204);
    }

    private void publish(ObjectNode body) {
        try {
            releases.publish(AdminBodies.text(body, "image"), AdminBodies.text(body, "version"), architectures(body));
        } catch (IllegalArgumentException e) {
            throw ApiError.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static List<String> architectures(ObjectNode body) {
        var architectures = new ArrayList<String>();
        body.path("architectures").forEach(it -> architectures.add(Json.text(it)));
        return architectures;
    }

    private static ObjectNode document(ReleaseImage release) {
        var document = Json.object().put("image", release.pullSpec()).put("version", release.version());
        var architectures = document.putArray("architectures");
        release.architectures().forEach(architectures::add);
        return document;
    }
}

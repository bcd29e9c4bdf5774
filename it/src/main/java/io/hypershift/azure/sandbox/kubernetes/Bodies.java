package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.io.IOException;

/** Reads request bodies. */
final class Bodies {
    private Bodies() {}

    static ObjectNode object(HttpRequest request) {
        if (tree(request) instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("couldn't get version/kind; json parse error: the body is not an object");
    }

    static JsonNode tree(HttpRequest request) {
        if (mediaType(request).contains("protobuf")) {
            throw ApiError.unsupportedMediaType(
                    "the body of the request was in an unknown format - accepted media types include:"
                            + " application/json, application/yaml (use `create -f` or `apply -f`)");
        }
        try {
            return Json.parse(request.body());
        } catch (IOException e) {
            throw ApiError.badRequest("error decoding the body: " + e.getMessage());
        }
    }

    /** The media type of the body, without parameters. */
    static String mediaType(HttpRequest request) {
        var type = request.header("Content-Type").orElse("application/json");
        var semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip();
    }
}

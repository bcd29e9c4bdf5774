package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.kind.Kind;
import io.hypershift.azure.sandbox.kubernetes.kind.Kinds;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** As much of OpenAPI as makes kubectl leave validation to the server. */
final class OpenApi {
    /** A protobuf document of version 2.0 with a title, a version and no paths: kinds not in it are not checked. */
    private static final byte[] VERSION_2 = "\n\0032.0\022\006\n\001k\022\0011".getBytes(StandardCharsets.ISO_8859_1);

    private static final String INDEX = "/openapi/v3";

    private final Kinds kinds;

    OpenApi(Kinds kinds) {
        this.kinds = kinds;
    }

    static boolean isOpenApi(String path) {
        return path.startsWith("/openapi/");
    }

    HttpResponse answer(String path) {
        if (path.equals("/openapi/v2")) {
            return new HttpResponse.Whole(
                    200,
                    Map.of("Content-Type", "application/com.github.proto-openapi.spec.v2@v1.0+protobuf"),
                    VERSION_2);
        }
        if (path.equals(INDEX)) {
            return Answers.ok(index());
        }
        var document = document(path.substring(Math.min(path.length(), INDEX.length())));
        if (document.path("paths").isEmpty()) {
            throw ApiError.noSuchPath();
        }
        return Answers.ok(document);
    }

    private ObjectNode index() {
        var index = Json.object();
        var paths = index.putObject("paths");
        kinds.all().forEach(kind -> {
            var path = path(kind);
            Json.child(paths, path.substring(1)).put("serverRelativeURL", INDEX + path);
        });
        return index;
    }

    private ObjectNode document(String groupVersionPath) {
        var document = Json.object().put("openapi", "3.0.0");
        document.putObject("info").put("title", "Kubernetes").put("version", "v1");
        var paths = document.putObject("paths");
        kinds.all().stream().filter(kind -> path(kind).equals(groupVersionPath)).forEach(kind -> describe(kind, paths));
        return document;
    }

    private static void describe(Kind kind, ObjectNode paths) {
        var scope = kind.namespaced() ? "/namespaces/{namespace}/" : "/";
        var patch = paths.putObject(path(kind) + scope + kind.resource().plural() + "/{name}")
                .putObject("patch");
        var parameters = patch.putArray("parameters");
        for (var name : new String[] {"dryRun", "fieldManager", "fieldValidation", "force"}) {
            parameters
                    .addObject()
                    .put("name", name)
                    .put("in", "query")
                    .putObject("schema")
                    .put("type", "string");
        }
        patch.putObject("x-kubernetes-group-version-kind")
                .put("group", kind.group())
                .put("version", kind.version())
                .put("kind", kind.names().kind());
    }

    private static String path(Kind kind) {
        return (kind.group().isEmpty() ? "/api/" : "/apis/") + kind.apiVersion();
    }
}

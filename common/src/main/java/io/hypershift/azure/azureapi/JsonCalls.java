package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.management.exception.ManagementError;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions to a service of Azure for which a whole client library would be too much. */
final class JsonCalls {
    private static final Set<Integer> FINE = Set.of(200, 201, 204);

    private final HttpPipeline pipeline;
    private final String endpoint;
    private final AzureCall call;

    JsonCalls(HttpPipeline pipeline, String endpoint, AzureCall call) {
        this.pipeline = pipeline;
        this.endpoint = endpoint;
        this.call = call;
    }

    /**
     * Reads an object.
     *
     * @param path the path with its query, such as {@code subscriptions/{id}?api-version=2022-12-01}
     */
    ObjectNode get(String what, String path) {
        return send(what, new HttpRequest(HttpMethod.GET, url(path)));
    }

    /** Puts a question, or a request for an action, as a POST. */
    ObjectNode ask(String what, String path, ObjectNode question) {
        var request = new HttpRequest(HttpMethod.POST, url(path)).setBody(question.toString());
        request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
        return send(what, request);
    }

    /** Creates what a path with an alternate key names, or changes what is there; the object only where it was created. */
    Optional<ObjectNode> upsert(String what, String path, ObjectNode object) {
        var request = new HttpRequest(HttpMethod.PATCH, url(path)).setBody(object.toString());
        request.setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
        request.setHeader(HttpHeaderName.PREFER, "create-if-missing");
        return Optional.of(send(what, request)).filter(it -> !it.isEmpty());
    }

    /** Reads an object that may not be there. */
    Optional<ObjectNode> find(String what, String path) {
        return call.find(what, () -> answer(what, new HttpRequest(HttpMethod.GET, url(path))));
    }

    /** Deletes; returns whether there was something. */
    boolean delete(String what, String path) {
        return call.find(what, () -> answer(what, new HttpRequest(HttpMethod.DELETE, url(path))))
                .isPresent();
    }

    /** Reads a list, however many pages it fills. */
    List<JsonNode> list(String what, String path) {
        var all = new ArrayList<JsonNode>();
        for (var next = path; !next.isEmpty(); ) {
            var page = get(what, next);
            page.path("value").forEach(all::add);
            next = page.path("nextLink").asText(page.path("@odata.nextLink").asText(""));
        }
        return all;
    }

    private ObjectNode send(String what, HttpRequest request) {
        return call.of(what, () -> answer(what, request));
    }

    private ObjectNode answer(String what, HttpRequest request) {
        request.setHeader(HttpHeaderName.ACCEPT, "application/json");
        try (var answer = pipeline.sendSync(request, Context.NONE)) {
            return body(what, answer);
        }
    }

    private static ObjectNode body(String what, HttpResponse answer) {
        if (answer.getStatusCode() == 204) {
            return Json.object();
        }
        if (FINE.contains(answer.getStatusCode())) {
            return parse(what, answer);
        }
        var status = "HTTP status " + answer.getStatusCode();
        var error = error(answer);
        throw new ManagementException(
                status,
                answer,
                new ManagementError(
                        error.path("code").asText(status), error.path("message").asText("It gave no reason.")));
    }

    /** What a refusal tells; nothing where it is a gateway's page, or empty. */
    private static JsonNode error(HttpResponse answer) {
        try {
            return Json.parseObject(answer.getBodyAsBinaryData().toString()).path("error");
        } catch (JsonProcessingException e) {
            return Json.object();
        }
    }

    private static ObjectNode parse(String what, HttpResponse answer) {
        try {
            return Json.parseObject(answer.getBodyAsBinaryData().toString());
        } catch (JsonProcessingException e) {
            throw new HyperShiftException(
                    Problem.of(
                            "azure-unreachable",
                            "something that is not Azure answered when it was asked to {}, with status {}",
                            what,
                            answer.getStatusCode()),
                    e);
        }
    }

    /** A next page is told by its whole URL. */
    private String url(String path) {
        return URI.create(SignIn.withSlash(endpoint)).resolve(path).toString();
    }
}

package io.hypershift.azure.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Azure;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import io.hypershift.azure.sandbox.azure.fault.FaultDocuments;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * The sandbox's own API, on the proxy's port: {@code GET /sandbox/resources}, {@code GET|POST|DELETE /sandbox/faults},
 * {@code GET /sandbox/exchanges}.
 */
record AdminApi(Azure azure) implements HttpHandler {
    @Override
    public HttpResponse handle(HttpRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /sandbox/resources" ->
                answer(azure.resources().stream().map(Resource::document).toList());
            case "GET /sandbox/exchanges" ->
                answer(azure.exchanges().all().stream().map(Exchange::document).toList());
            case "GET /sandbox/faults" -> faults();
            case "POST /sandbox/faults" -> addFault(request);
            case "DELETE /sandbox/faults" -> {
                azure.faults().clear();
                yield HttpResponse.empty(204);
            }
            default ->
                refusal(
                        404,
                        "The sandbox's own API is GET /sandbox/resources, GET, POST or DELETE /sandbox/faults and GET /sandbox/exchanges; Azure's hosts are reached by CONNECT.");
        };
    }

    private HttpResponse faults() {
        return answer(
                azure.faults().pending().stream().map(FaultDocuments::write).toList());
    }

    private HttpResponse addFault(HttpRequest request) {
        var document = Json.parse(request.body()).filter(JsonNode::isObject);
        if (document.isEmpty()) {
            return refusal(400, "A fault is a JSON object.");
        }
        try {
            azure.faults().add(FaultDocuments.read(document.get()));
            return faults();
        } catch (PatternSyntaxException e) {
            return refusal(400, "Not a regular expression: " + e.getPattern());
        } catch (IllegalArgumentException e) {
            return refusal(400, "\"drop\" is \"never\", \"before\" or \"after\".");
        }
    }

    private static HttpResponse answer(List<ObjectNode> items) {
        return HttpResponse.json(200, Json.write(Json.array(items)));
    }

    private static HttpResponse refusal(int status, String message) {
        return HttpResponse.json(status, Json.write(Json.object().put("error", message)));
    }
}

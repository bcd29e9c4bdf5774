package io.hypershift.azure.sandbox.azure.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.http.HttpHandler;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** A service whose exchanges are written down; one that was cut off has no answer and is left out. */
public final class Recorder implements HttpHandler {
    private final Exchanges exchanges;
    private final HttpHandler service;

    public Recorder(Exchanges exchanges, HttpHandler service) {
        this.exchanges = exchanges;
        this.service = service;
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        var response = service.handle(request);
        if (response instanceof HttpResponse.Whole whole) {
            var url = url(request);
            var document = Json.object();
            document.set("liveRequest", requestOf(request, url));
            document.set("liveResponse", responseOf(whole, url));
            exchanges.add(new Exchange(request.method(), url, whole.status(), document));
        }
        return response;
    }

    private static ObjectNode requestOf(HttpRequest request, String url) {
        var live = Json.object().put("method", request.method()).put("url", url);
        var headers = live.putObject("headers");
        request.headers()
                .forEach((name, values) -> headers.put(name, Redaction.header(name, String.join(", ", values))));
        setBody(live, request.body(), url);
        return live;
    }

    private static ObjectNode responseOf(HttpResponse.Whole response, String url) {
        var live = Json.object().put("statusCode", String.valueOf(response.status()));
        var headers = live.putObject("headers");
        response.headers().forEach((name, value) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), value));
        setBody(live, response.body(), url);
        return live;
    }

    private static void setBody(ObjectNode live, byte[] bytes, String url) {
        if (bytes.length > 0) {
            live.set("body", body(bytes, url));
        }
    }

    private static JsonNode body(byte[] bytes, String url) {
        return Json.parse(bytes)
                .filter(JsonNode::isContainerNode)
                .map(tree -> Redaction.json(tree, url))
                .orElseGet(() -> TextNode.valueOf(Redaction.form(new String(bytes, StandardCharsets.UTF_8))));
    }

    private static String url(HttpRequest request) {
        var query = request.query().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        return "https://" + request.host() + request.rawPath() + (query.isEmpty() ? "" : "?" + query);
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

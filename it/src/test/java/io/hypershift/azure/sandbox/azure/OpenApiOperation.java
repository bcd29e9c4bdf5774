package io.hypershift.azure.sandbox.azure;

import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One operation of an OpenAPI file, found for a request.
 *
 * @param path the request's path in the file's own spelling
 * @param literals how many of the template's words are fixed: the more, the better it fits
 */
record OpenApiOperation(OpenApiFile file, String path, int literals, JsonNode declared) {

    List<String> violations(ArmExchange exchange) {
        var violations = new ArrayList<String>();
        if (!isDeclared(exchange.status())) {
            violations.add("status " + exchange.status() + " is not declared, only "
                    + declared.path("responses").properties().stream()
                            .map(entry -> entry.getKey())
                            .toList());
        }
        var report = file.validator().validate(request(exchange), response(exchange));
        report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                // told above, with what any operation may answer
                .filter(message -> !message.getKey().equals("validation.response.status.unknown"))
                // a refused request may well be a bad one
                .filter(message -> exchange.status() < 400 || !message.getKey().startsWith("validation.request"))
                .forEach(message -> violations.add(message.getKey() + " " + message.getMessage()));
        return violations;
    }

    private boolean isDeclared(int status) {
        var responses = declared.path("responses");
        return responses.has(String.valueOf(status))
                || (status >= 400 && responses.has("default"))
                // Resource Manager itself may answer these for every operation
                || List.of(401, 403, 404, 409, 412, 429).contains(status);
    }

    private Request request(ArmExchange exchange) {
        var request = new SimpleRequest.Builder(exchange.method(), path)
                .withContentType("application/json")
                .withAuthorization("Bearer token");
        exchange.query()
                .forEach((name, values) -> request.withQueryParam(
                        name, name.equalsIgnoreCase("api-version") ? List.of(file.version()) : values));
        if (!exchange.requestBody().isEmpty()) {
            request.withBody(exchange.requestBody());
        }
        return request.build();
    }

    private static SimpleResponse response(ArmExchange exchange) {
        var response = SimpleResponse.Builder.status(exchange.status());
        exchange.responseHeaders().forEach((name, value) -> {
            if (!name.toLowerCase(Locale.ROOT).equals("content-type")) {
                response.withHeader(name, value);
            }
        });
        if (!exchange.responseBody().isEmpty()) {
            response.withContentType("application/json").withBody(exchange.responseBody());
        }
        return response.build();
    }
}

package io.hypershift.azure.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.told.Programs;
import java.time.Duration;

/**
 * What containers do, told over HTTP: POST of an object with image and container (either may be left out), output, and one of
 * exitCode (with afterSeconds, if not at once) and hangs (true). DELETE of such an object clears what is told of these
 * containers, DELETE without a body everything.
 */
record ProgramRequests(Programs programs) implements AdminRequests {
    @Override
    public String path() {
        return "/sandbox/programs";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        switch (request.method()) {
            case "POST" -> {
                var body = Bodies.object(request);
                programs.tell(match(body), conduct(body));
            }
            case "DELETE" -> {
                if (request.body().length == 0) {
                    programs.clear();
                } else {
                    programs.clear(match(Bodies.object(request)));
                }
            }
            default -> throw ApiError.methodNotAllowed();
        }
        return HttpResponse.empty(204);
    }

    private static Programs.Match match(JsonNode body) {
        var match = new Programs.Match(Json.textAt(body, "image"), Json.textAt(body, "container"));
        if (match.image().isEmpty() && match.container().isEmpty()) {
            throw ApiError.badRequest("\"image\" or \"container\" is missing");
        }
        return match;
    }

    private static Programs.Conduct conduct(JsonNode body) {
        var output = Json.textAt(body, "output");
        if (body.path("hangs").asBoolean()) {
            return new Programs.Hangs(output);
        }
        if (body.path("exitCode").isInt()) {
            var after = Duration.ofSeconds(body.path("afterSeconds").asLong());
            return new Programs.Exits(body.path("exitCode").asInt(), output, after);
        }
        throw ApiError.badRequest("a container either hangs (true) or ends with an exitCode");
    }
}

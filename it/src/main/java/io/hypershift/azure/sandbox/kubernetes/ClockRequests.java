package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.io.IOException;
import java.time.Duration;

/** The clock moved over HTTP: POST of an object with advanceSeconds, a whole number; the answer's Date is the new time. */
final class ClockRequests implements AdminRequests {

    private final ServerClock clock;

    ClockRequests(ServerClock clock) {
        this.clock = clock;
    }

    @Override
    public String path() {
        return "/sandbox/clock";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        if (!request.method().equals("POST")) {
            throw ApiError.methodNotAllowed();
        }
        clock.advance(advance(request));
        return HttpResponse.empty(204);
    }

    private static Duration advance(HttpRequest request) {
        try {
            var seconds = Json.parse(request.body()).path("advanceSeconds");
            if (!seconds.isInt()) {
                throw ApiError.badRequest("advanceSeconds is a whole number of seconds");
            }
            return Duration.ofSeconds(seconds.intValue());
        } catch (IOException e) {
            throw ApiError.badRequest("the clock is moved by a JSON object: " + e.getMessage());
        }
    }
}

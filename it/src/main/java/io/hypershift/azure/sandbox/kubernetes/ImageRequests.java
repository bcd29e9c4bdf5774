package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.told.Images;

/**
 * What registries answer, told over HTTP: POST of an object with image (an image, a repository or a registry) and answer
 * (public, private, missing or unreachable), DELETE for all as at first, GET for what is told.
 */
record ImageRequests(Images images) implements AdminRequests {
    @Override
    public String path() {
        return "/sandbox/images";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        switch (request.method()) {
            case "GET" -> {
                var told = Json.object();
                images.told().forEach((image, answer) -> told.put(image, AdminBodies.word(answer)));
                return Answers.ok(told);
            }
            case "POST" -> {
                var body = Bodies.object(request);
                images.tell(AdminBodies.text(body, "image"), AdminBodies.word(body, "answer", Images.Answer.values()));
            }
            case "DELETE" -> images.clear();
            default -> throw ApiError.methodNotAllowed();
        }
        return HttpResponse.empty(204);
    }
}

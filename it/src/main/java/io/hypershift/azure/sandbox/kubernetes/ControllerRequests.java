package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.told.StoppedControllers;

/** Controllers stopped and resumed over HTTP: POST of an object with controller, its name, and stopped, true or false. */
record ControllerRequests(StoppedControllers controllers) implements AdminRequests {
    @Override
    public String path() {
        return "/sandbox/controllers";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        if (!request.method().equals("POST")) {
            throw ApiError.methodNotAllowed();
        }
        var body = Bodies.object(request);
        var name = AdminBodies.text(body, "controller");
        if (!body.path("stopped").isBoolean()) {
            throw ApiError.badRequest("\"stopped\" is true or false");
        }
        if (body.path("stopped").booleanValue()) {
            controllers.stop(name);
        } else {
            controllers.resume(name);
        }
        return HttpResponse.empty(204);
    }
}

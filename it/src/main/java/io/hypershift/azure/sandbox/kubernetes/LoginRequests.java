package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpRequest;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.told.Logins;

/** Who is known at registries, told over HTTP: POST of an object with user and known (true or false). */
record LoginRequests(Logins logins) implements AdminRequests {
    @Override
    public String path() {
        return "/sandbox/logins";
    }

    @Override
    public HttpResponse answer(HttpRequest request) {
        if (!request.method().equals("POST")) {
            throw ApiError.methodNotAllowed();
        }
        var body = Bodies.object(request);
        var user = AdminBodies.text(body, "user");
        if (body.path("known").asBoolean()) {
            logins.restore(user);
        } else {
            logins.revoke(user);
        }
        return HttpResponse.empty(204);
    }
}

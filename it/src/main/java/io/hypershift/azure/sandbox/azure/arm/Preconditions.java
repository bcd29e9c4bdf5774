package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.util.Optional;

/** {@code If-Match} and {@code If-None-Match}. */
final class Preconditions {
    private Preconditions() {}

    static void check(ArmCall call, Optional<Resource> existing) {
        var etag = existing.flatMap(resource -> Json.text(resource.body(), "/etag"));
        if (call.http().header("If-None-Match").filter("*"::equals).isPresent() && existing.isPresent()) {
            throw failed("'%s' exists already".formatted(existing.get().id()));
        }
        var wanted = call.http().header("If-Match").filter(match -> !match.isEmpty());
        if (wanted.isPresent() && !wanted.get().equals("*") && !wanted.equals(etag)) {
            throw failed("the etag provided in the If-Match header does not match the existing etag");
        }
    }

    private static ArmException failed(String why) {
        return new ArmException(
                412,
                "PreconditionFailed",
                "The condition of the request's headers is not satisfied: %s.".formatted(why));
    }
}

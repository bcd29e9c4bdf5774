package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import java.util.function.Supplier;

/** Lets requests meet the faults that were told. */
final class FaultInjection {
    private final Faults faults;

    FaultInjection(Faults faults) {
        this.faults = faults;
    }

    HttpResponse answer(Call call, String verb, Supplier<HttpResponse> answer) {
        if (faults.pending().isEmpty()) {
            return answer.get();
        }
        var match =
                new Fault.Match(verb, call.kind().names().kind(), call.path().namespace(), name(call, verb));
        var effect = faults.take(match);
        if (effect.isEmpty()) {
            return answer.get();
        }
        if (effect.get() instanceof Fault.Refuse refuse) {
            throw new ApiError(refuse.status(), refuse.reason(), refuse.message());
        }
        if (effect.get() instanceof Fault.DropAfter) {
            var unused = answer.get();
            return new HttpResponse.Dropped();
        }
        if (effect.get() instanceof Fault.Delay delay) {
            return delayed(delay, answer);
        }
        return new HttpResponse.Dropped();
    }

    private static HttpResponse delayed(Fault.Delay delay, Supplier<HttpResponse> answer) {
        try {
            Thread.sleep(delay.duration().toMillis());
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new HttpResponse.Dropped();
        }
    }

    private static String name(Call call, String verb) {
        return verb.equals("create")
                ? Json.textAt(call.body(), "metadata", "name")
                : call.path().name();
    }
}

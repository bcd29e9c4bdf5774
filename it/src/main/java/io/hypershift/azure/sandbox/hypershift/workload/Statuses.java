package io.hypershift.azure.sandbox.hypershift.workload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Map;

/** Statuses as the workload controllers write them: a number that is zero is left out. */
final class Statuses {
    private final ObjectNode status;

    private Statuses(ObjectNode status) {
        this.status = status;
    }

    static Statuses of(Resource workload, long replicas) {
        return new Statuses(Json.object(Map.of("observedGeneration", workload.generation(), "replicas", replicas)));
    }

    Statuses with(String name, long number) {
        if (number > 0) {
            status.put(name, number);
        }
        return this;
    }

    Statuses with(String name, String text) {
        status.put(name, text);
        return this;
    }

    ObjectNode json() {
        return status;
    }
}

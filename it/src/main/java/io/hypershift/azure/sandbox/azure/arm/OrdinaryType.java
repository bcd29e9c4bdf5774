package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;

/** A type of which nothing is known but its name: what is written is what is read. */
public record OrdinaryType(String name, Pace pace) implements ResourceType {
    @Override
    public ObjectNode put(Put put) {
        var body = put.body();
        Json.child(body, "properties").put("provisioningState", "Succeeded");
        return body;
    }
}

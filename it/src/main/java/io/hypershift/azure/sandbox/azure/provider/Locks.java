package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;

/** Management locks; what they do to others is Resource Manager's to enforce. */
record Locks() implements ResourceType {
    @Override
    public String name() {
        return "Microsoft.Authorization/locks";
    }

    @Override
    public Pace pace() {
        return Pace.waiting(1, 1);
    }

    @Override
    public ObjectNode put(Put put) {
        return put.body();
    }
}

package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import java.util.List;

/** Network interfaces of virtual machines. */
record NetworkInterfaces() implements ResourceType {
    @Override
    public String name() {
        return "Microsoft.Network/networkInterfaces";
    }

    @Override
    public Pace pace() {
        return Pace.operation(3, 5);
    }

    @Override
    public List<String> inlineChildren() {
        return List.of("ipConfigurations");
    }

    @Override
    public ObjectNode put(Put put) {
        var body = Network.complete(put);
        Network.identify(put.id(), Json.child(body, "properties"), "ipConfigurations");
        return body;
    }
}

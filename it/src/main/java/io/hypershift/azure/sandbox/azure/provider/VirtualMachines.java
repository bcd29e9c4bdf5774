package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmAnswer;
import io.hypershift.azure.sandbox.azure.arm.ArmCall;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Virtual machines, as far as their being there and running goes. */
record VirtualMachines(ArmState state) implements ResourceType {
    @Override
    public String name() {
        return "Microsoft.Compute/virtualMachines";
    }

    @Override
    public Pace pace() {
        return Pace.operation(40, 30);
    }

    @Override
    public ObjectNode put(Put put) {
        var body = put.body();
        if (Json.text(body, "/location").isEmpty()) {
            throw ArmException.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        Json.child(body, "tags");
        Json.child(body, "properties")
                .put("provisioningState", "Succeeded")
                .put(
                        "vmId",
                        put.existing()
                                .flatMap(old -> Json.text(old.properties(), "/vmId"))
                                .orElse(UUID.randomUUID().toString()))
                .put("timeCreated", state.clock().instant().toString());
        return body;
    }

    @Override
    public Optional<ArmAnswer> act(Resource machine, String action, ArmCall call) {
        return switch (action) {
            case "instanceView" -> Optional.of(ArmAnswer.of(200, instanceView()));
            case "retrieveBootDiagnosticsData" -> Optional.of(ArmAnswer.of(200, Json.object()));
            default -> Optional.empty();
        };
    }

    private static ObjectNode instanceView() {
        var view = Json.object();
        view.set(
                "statuses",
                Json.array(List.of(
                        status("ProvisioningState/succeeded", "Provisioning succeeded"),
                        status("PowerState/running", "VM running"))));
        return view;
    }

    private static ObjectNode status(String code, String display) {
        return Json.object().put("code", code).put("level", "Info").put("displayStatus", display);
    }
}

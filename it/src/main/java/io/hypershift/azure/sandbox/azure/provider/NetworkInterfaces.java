package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmAnswer;
import io.hypershift.azure.sandbox.azure.arm.ArmCall;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.List;
import java.util.Optional;

/** Network interfaces of virtual machines; each configuration gets a free address of its subnet. */
record NetworkInterfaces(ArmState state) implements ResourceType {
    private static final String CONFIGURATIONS = "ipConfigurations";
    private static final String RESULT = "effectiveNetworkSecurityGroupsResult";

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
        return List.of(CONFIGURATIONS);
    }

    @Override
    public ObjectNode put(Put put) {
        var body = Network.complete(put);
        var properties = Json.child(body, "properties");
        Network.identify(put.id(), properties, CONFIGURATIONS);
        for (JsonNode configuration : properties.path(CONFIGURATIONS)) {
            assignAddress(put, Json.child((ObjectNode) configuration, "properties"));
        }
        return body;
    }

    private void assignAddress(Put put, ObjectNode configuration) {
        var kept = put.existing()
                .flatMap(old -> Json.text(old.properties(), "/ipConfigurations/0/properties/privateIPAddress"));
        var subnet = configuration.at("/subnet/id").asText();
        var address = new SubnetAddresses(state).assign(put.id(), subnet, kept);
        configuration.put("privateIPAddress", address);
        if (!configuration.has("privateIPAllocationMethod")) {
            configuration.put("privateIPAllocationMethod", "Dynamic");
        }
    }

    /** With the machine that it is plugged into. */
    @Override
    public ObjectNode show(Resource nic) {
        var document = nic.document();
        user(nic.id())
                .ifPresent(machine -> Json.child(document, "properties")
                        .set("virtualMachine", Network.reference(machine.id().text())));
        return document;
    }

    @Override
    public void checkDelete(Resource nic) {
        user(nic.id()).ifPresent(machine -> {
            throw ArmException.badRequest(
                    "NicInUse",
                    "Network Interface %s is used by existing resource %s. In order to delete the network interface, it must be dissociated from the resource. To learn more, see aka.ms/deletenic."
                            .formatted(nic.id(), machine.id()));
        });
    }

    /** The effective rules come by polling; only an interface of a running machine has any. */
    @Override
    public Optional<ArmAnswer> act(Resource nic, String action, ArmCall call) {
        return switch (action) {
            case "effectiveNetworkSecurityGroups" -> {
                if (user(nic.id()).filter(VirtualMachines::isRunning).isEmpty()) {
                    throw ArmException.badRequest(
                            "InvalidRequest",
                            "Network interface %s must be attached to a running virtual machine.".formatted(nic.id()));
                }
                var result = "https://%s%s/%s?api-version=%s"
                        .formatted(call.http().host(), nic.id(), RESULT, call.apiVersion());
                yield Optional.of(ArmAnswer.empty(202).with("Location", result).with("Retry-After", "1"));
            }
            case RESULT -> Optional.of(ArmAnswer.of(200, new EffectiveRules(state, nic).document()));
            default -> Optional.empty();
        };
    }

    private Optional<Resource> user(ResourceId nic) {
        return state.resources().ofType("Microsoft.Compute/virtualMachines").stream()
                .filter(machine -> Json.elements(machine.properties().at("/networkProfile/networkInterfaces"))
                        .anyMatch(reference -> Network.refersTo(reference, nic)))
                .findFirst();
    }
}

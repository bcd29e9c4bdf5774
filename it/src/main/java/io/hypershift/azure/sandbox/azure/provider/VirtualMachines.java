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
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Virtual machines, as far as their being there and running goes. */
record VirtualMachines(ArmState state, BootDiagnostics diagnostics) implements ResourceType {
    /** A field of the stored resource: whether it runs. */
    private static final String POWER = "powerState";

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
        var location = Json.text(body, "/location")
                .orElseThrow(() -> ArmException.badRequest(
                        "LocationRequired", "The location property is required for this definition."));
        Json.child(body, "tags");
        var properties = Json.child(body, "properties");
        properties
                .put("provisioningState", "Succeeded")
                .put("vmId", keptOrNewId(put))
                .put("timeCreated", state.clock().instant().toString());
        for (JsonNode nic : properties.at("/networkProfile/networkInterfaces")) {
            checkExists(put.id(), nic.path("id").asText());
        }
        Json.text(properties, "/diagnosticsProfile/bootDiagnostics/storageUri").ifPresent(this::checkAccount);
        if (properties.at("/storageProfile/osDisk") instanceof ObjectNode disk
                && put.existing().isEmpty()) {
            createDisk(put.id(), location, disk);
        }
        return body;
    }

    private static String keptOrNewId(Put put) {
        return put.existing()
                .flatMap(old -> Json.text(old.properties(), "/vmId"))
                .orElse(UUID.randomUUID().toString());
    }

    private void checkExists(ResourceId machine, String nic) {
        if (state.resources().find(new ResourceId(nic)).isEmpty()) {
            throw new ArmException(
                    404, "NotFound", "The resource %s referenced by %s was not found.".formatted(nic, machine));
        }
    }

    /** Where the machine's console is to be kept, where that is no account of Azure's own. */
    private void checkAccount(String uri) {
        var name = URI.create(uri).getHost().split("\\.", 2)[0];
        var exists = state.resources().ofType("Microsoft.Storage/storageAccounts").stream()
                .anyMatch(it -> it.id().name().equals(name));
        if (!exists) {
            throw ArmException.badRequest(
                    "StorageAccountNotFound",
                    "Storage account %s not found. Ensure storage account is not deleted and belongs to the same Azure location as the VM."
                            .formatted(name));
        }
    }

    /** The operating system's disk comes with the machine and stays when it goes. */
    private void createDisk(ResourceId machine, String location, ObjectNode disk) {
        var name = Json.text(disk, "/name").orElse(machine.name() + "_OsDisk_1");
        var id = machine.groupId().orElseThrow().extension("Microsoft.Compute/disks", name);
        var body = Json.object().put("location", location).put("managedBy", machine.text());
        body.putObject("tags");
        body.putObject("properties")
                .put("provisioningState", "Succeeded")
                .put("diskState", "Attached")
                .put("diskSizeGB", disk.path("diskSizeGB").asInt(128));
        state.resources().put(new Resource(id, body, state.clock().instant()));
        Json.child(disk, "managedDisk").put("id", id.text());
        disk.put("name", name);
    }

    @Override
    public Optional<ArmAnswer> act(Resource machine, String action, ArmCall call) {
        return switch (action) {
            case "instanceView" -> Optional.of(ArmAnswer.of(200, instanceView(machine)));
            case "start", "restart" -> Optional.of(power(machine, "running"));
            case "powerOff" -> Optional.of(power(machine, "stopped"));
            case "deallocate" -> Optional.of(power(machine, "deallocated"));
            case "wayOut" -> Optional.of(wayOut(machine)); // no API of Azure's: what the machine itself finds out
            case "retrieveBootDiagnosticsData" -> Optional.of(ArmAnswer.of(200, diagnostics.of(machine)));
            default -> Optional.empty();
        };
    }

    private ArmAnswer wayOut(Resource machine) {
        return ArmAnswer.of(200, Json.object().put("isOpen", new WayOut(state).isOpenFor(machine)));
    }

    private ArmAnswer power(Resource machine, String to) {
        var body = machine.body();
        body.put(POWER, to);
        state.resources().put(new Resource(machine.id(), body, machine.writtenAt()));
        return ArmAnswer.empty(202);
    }

    /** Without what only the view of the instance shows, and what nobody is shown. */
    @Override
    public ObjectNode show(Resource machine) {
        var document = machine.document();
        document.remove(POWER);
        if (document.at("/properties/osProfile") instanceof ObjectNode profile) {
            profile.remove("customData");
        }
        return document;
    }

    static boolean isRunning(Resource machine) {
        return Json.text(machine.body(), "/" + POWER).orElse("running").equals("running");
    }

    private static ObjectNode instanceView(Resource machine) {
        var provisioned = Json.text(machine.properties(), "/provisioningState").orElse("Succeeded");
        var power = Json.text(machine.body(), "/" + POWER).orElse("running");
        var view = Json.object();
        view.set(
                "statuses",
                Json.array(List.of(
                        status(
                                "ProvisioningState/" + provisioned.toLowerCase(Locale.ROOT),
                                provisioned.equals("Failed") ? "Error" : "Info",
                                "Provisioning " + provisioned.toLowerCase(Locale.ROOT)),
                        status("PowerState/" + power, "Info", "VM " + power))));
        return view;
    }

    private static ObjectNode status(String code, String level, String display) {
        return Json.object().put("code", code).put("level", level).put("displayStatus", display);
    }
}

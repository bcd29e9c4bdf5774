package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;

/** What Azure looks at before it makes a virtual machine: size, quota, image, features of the subscription, and what encrypts disks. */
record MachineChecks(
        ArmState state, Quotas quotas, Features features, Marketplace marketplace, DiskEncryption encryption) {
    private static final String ENCRYPTION = "Microsoft.Compute/EncryptionAtHost";

    void check(ArmCall call) {
        if (!call.method().equals("PUT")
                || !call.path().isType("Microsoft.Compute/virtualMachines")
                || state.resources().find(call.path().id()).isPresent()) {
            return;
        }
        var machine = call.body();
        checkEncryption(machine);
        encryption.check(call);
        marketplace.check(machine.at("/properties/storageProfile/imageReference"), state.subscription());
        quotas.check(
                call.path().id(),
                Json.text(machine, "/properties/hardwareProfile/vmSize").orElse(""),
                Json.text(machine, "/location").orElse(""),
                Json.text(machine, "/zones/0"));
    }

    private void checkEncryption(JsonNode machine) {
        if (machine.at("/properties/securityProfile/encryptionAtHost").asBoolean()
                && !features.isRegistered(ENCRYPTION)) {
            throw ArmException.badRequest(
                    "InvalidParameter",
                    "The property 'securityProfile.encryptionAtHost' is not valid because the '%s' feature is not enabled for this subscription."
                            .formatted(ENCRYPTION));
        }
    }
}

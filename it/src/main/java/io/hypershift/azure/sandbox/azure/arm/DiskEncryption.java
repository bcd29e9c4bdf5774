package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.ResourceId;

/** The disk encryption set that a virtual machine names: it must be there, and its maker must be allowed to read it. */
record DiskEncryption(ArmState state, Authorizer authorizer) {
    private static final String READ = "Microsoft.Compute/diskEncryptionSets/read";

    void check(ArmCall call) {
        Json.text(call.body(), "/properties/storageProfile/osDisk/managedDisk/diskEncryptionSet/id")
                .map(ResourceId::new)
                .ifPresent(it -> check(call, it));
    }

    private void check(ArmCall call, ResourceId set) {
        if (!authorizer.allows(call.caller(), READ, set)) {
            throw new ArmException(
                    403,
                    "LinkedAuthorizationFailed",
                    "The client '%s' with object id '%s' has permission to perform action '%s' on scope '%s'; however, it does not have permission to perform action(s) '%s' on the linked scope(s) '%s' (respectively) or the linked scope(s) are invalid."
                            .formatted(
                                    call.caller().appId(),
                                    call.caller().objectId(),
                                    call.action(),
                                    call.path().id(),
                                    READ,
                                    set));
        }
        if (state.resources().find(set).isEmpty()) {
            throw ArmException.notFound(set);
        }
    }
}

package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.blob.Accounts;
import io.hypershift.azure.sandbox.azure.state.Resource;

/** The settings of an account's blob service; the answer to a write is always 200. */
record BlobServices(ArmState state) implements ResourceType {
    @Override
    public String name() {
        return Accounts.TYPE + "/blobServices";
    }

    @Override
    public Pace pace() {
        return Pace.waiting(0.5, 0.5);
    }

    @Override
    public int putStatus(boolean created) {
        return 200;
    }

    @Override
    public ObjectNode put(Put put) {
        requireAccount(state, put);
        return put.body();
    }

    static Resource requireAccount(ArmState state, Put put) {
        var account = put.id().lineage().stream()
                .filter(id -> id.is(Accounts.TYPE))
                .findFirst()
                .orElseThrow();
        return state.resources()
                .find(account)
                .orElseThrow(() -> new ArmException(
                        404,
                        "ResourceNotFound",
                        "The Resource 'Microsoft.Storage/storageAccounts/%s' under resource group '%s' was not found."
                                .formatted(account.name(), account.group().orElse(""))));
    }
}

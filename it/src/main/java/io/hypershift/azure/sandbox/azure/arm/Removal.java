package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.ResourceId;

/** The end of a resource and of all that lies below it. */
record Removal(ArmState state, ResourceTypes types) {
    void of(ResourceId root) {
        var going = state.resources().where(resource -> root.contains(resource.id()));
        state.resources().removeTree(root);
        going.forEach(resource -> types.of(resource.id()).deleted(resource));
    }
}

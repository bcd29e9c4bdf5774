package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;

/** User-assigned managed identities: each brings a principal into the directory. */
final class Identities implements ResourceType {
    static final String TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";

    private final ArmState state;

    Identities(ArmState state) {
        this.state = state;
    }

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public Pace pace() {
        return Pace.waiting(3, 2);
    }

    @Override
    public ObjectNode put(Put put) {
        var body = put.body();
        if (Json.text(body, "/location").isEmpty()) {
            throw ArmException.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        Json.child(body, "tags");
        body.set("properties", put.existing().map(Resource::properties).orElseGet(() -> newProperties(put)));
        return body;
    }

    private ObjectNode newProperties(Put put) {
        var knownFrom = state.clock().instant().plus(state.settings().principalReplication());
        var principal = state.directory().register(put.id(), knownFrom);
        return Json.object()
                .put("tenantId", state.directory().tenant())
                .put("principalId", principal.id())
                .put("clientId", principal.appId());
    }

    @Override
    public void deleted(Resource identity) {
        state.directory()
                .removePrincipal(identity.properties().path("principalId").asText());
    }
}

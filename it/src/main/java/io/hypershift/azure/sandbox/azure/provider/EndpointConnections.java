package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.Optional;
import java.util.UUID;

/** Private endpoints' connections, as the private link service has them: it approves or rejects what an endpoint asks for. */
record EndpointConnections(ArmState state) implements ResourceType {
    static final String TYPE = PrivateLinkServices.TYPE + "/privateEndpointConnections";

    private static final String STATE = "privateLinkServiceConnectionState";

    @Override
    public String name() {
        return TYPE;
    }

    @Override
    public Pace pace() {
        return Pace.waiting(2, 5);
    }

    /** Only endpoints make connections; a service changes what becomes of them. */
    @Override
    public ObjectNode put(Put put) {
        var body = put.existing()
                .orElseThrow(() -> ArmException.notFound(put.id()))
                .body();
        Json.child(body, "properties").set(STATE, put.body().path("properties").path(STATE));
        return body;
    }

    /** Connects an endpoint to a service, under a name that stays. */
    static void connect(ArmState state, Resource service, ResourceId endpoint, String status) {
        if (of(state, endpoint).isPresent()) {
            return;
        }
        var body = Json.object();
        var properties = body.putObject("properties");
        properties.set("privateEndpoint", Network.reference(endpoint.text()));
        properties
                .put("provisioningState", "Succeeded")
                .putObject(STATE)
                .put("status", status)
                .put("description", status.equals("Approved") ? "Approved" : "Waiting for approval")
                .put("actionsRequired", "None");
        var id = service.id().child("privateEndpointConnections", endpoint.name() + "." + UUID.randomUUID());
        state.resources().put(new Resource(id, body, state.clock().instant()));
    }

    /** The connection of an endpoint. */
    static Optional<Resource> of(ArmState state, ResourceId endpoint) {
        return state.resources().ofType(TYPE).stream()
                .filter(it -> Network.refersTo(it.properties().path("privateEndpoint"), endpoint))
                .findFirst();
    }

    static ObjectNode stateOf(Resource connection) {
        return Json.child(connection.properties(), STATE);
    }

    static boolean isActive(Resource connection) {
        var status = stateOf(connection).path("status").asText();
        return status.equals("Approved") || status.equals("Pending");
    }
}

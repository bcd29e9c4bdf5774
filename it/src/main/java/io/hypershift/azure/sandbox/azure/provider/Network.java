package io.hypershift.azure.sandbox.azure.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.arm.ArmException;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.state.Resource;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.UUID;

/** What the resources of the network provider have in common. */
final class Network {
    static final String NETWORKS = "Microsoft.Network/virtualNetworks";
    static final String SECURITY_GROUPS = "Microsoft.Network/networkSecurityGroups";
    static final String ADDRESSES = "Microsoft.Network/publicIPAddresses";
    static final String BALANCERS = "Microsoft.Network/loadBalancers";

    private Network() {}

    /** The body with a location, an etag, a GUID that stays, and its state. */
    static ObjectNode complete(ResourceType.Put put) {
        var body = put.body();
        if (Json.text(body, "/location").isEmpty()) {
            throw ArmException.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        Json.child(body, "tags");
        body.put("etag", Etags.weak());
        var guid = put.existing()
                .map(Resource::properties)
                .flatMap(properties -> Json.text(properties, "/resourceGuid"))
                .orElse(UUID.randomUUID().toString());
        Json.child(body, "properties").put("provisioningState", "Succeeded").put("resourceGuid", guid);
        return body;
    }

    /** Gives the members of a list of sub-resources their ids. */
    static void identify(ResourceId parent, ObjectNode properties, String list) {
        if (!properties.has(list)) {
            properties.putArray(list);
        }
        for (JsonNode child : properties.path(list)) {
            if (child instanceof ObjectNode object) {
                object.put(
                        "id", parent.child(list, object.path("name").asText()).text());
                object.put("type", parent.type() + "/" + list);
                object.put("etag", Etags.weak());
                Json.child(object, "properties").put("provisioningState", "Succeeded");
            }
        }
    }

    /** A reference to another resource. */
    static ObjectNode reference(String id) {
        return Json.object().put("id", id);
    }

    static boolean refersTo(JsonNode node, ResourceId id) {
        return node.path("id").asText().equalsIgnoreCase(id.text());
    }
}

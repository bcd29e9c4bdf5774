package io.hypershift.azure.sandbox.hypershift.privatelink;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;

/** An AzurePrivateLinkService, read in the words of those who work for it. */
record PrivateLink(Resource resource) {
    /** The one by which a cluster's API and routes are reached; any other is for one service alone. */
    static final String ROUTER = "private-router";

    static final String SUCCESS = "AzureSuccess";

    String name() {
        return resource.name();
    }

    boolean isRouter() {
        return name().equals(ROUTER);
    }

    String spec(String field) {
        return resource.text("/spec/" + field);
    }

    String status(String field) {
        return resource.text("/status/" + field);
    }

    /** The hosted cluster's own resource group. */
    String group() {
        return "/subscriptions/" + spec("subscriptionID") + "/resourceGroups/" + spec("resourceGroupName");
    }

    String guestSubscription() {
        return spec("guestSubnetID").split("/", -1)[2];
    }

    /** Reports fields and conditions beside those that are reported already; answers the object as it then is. */
    PrivateLink report(KubeApi api, Map<String, String> fields, Condition... conditions) {
        var status = Json.object(resource.at("/status").isObject() ? resource.at("/status") : Map.of())
                .deepCopy();
        fields.forEach(status::put);
        status.set("conditions", merged(List.of(conditions)));
        api.updateStatus(Kind.AZURE_PRIVATE_LINK_SERVICE, resource, status);
        return new PrivateLink(resource.with("/status", status));
    }

    private ArrayNode merged(List<Condition> conditions) {
        var all = Conditions.observed(resource.at("/status/conditions"), conditions, resource.generation());
        resource.items("/status/conditions").stream()
                .filter(it -> conditions.stream()
                        .noneMatch(its -> its.type().equals(it.path("type").asText())))
                .map(it -> (ObjectNode) it.deepCopy())
                .forEach(all::add);
        return all;
    }
}

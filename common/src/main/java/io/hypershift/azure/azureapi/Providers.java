package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.util.Comparator;
import java.util.stream.StreamSupport;

/** Resource providers, which a subscription must be registered for before anything of them can be made in it. */
public final class Providers {
    private final JsonCalls arm;
    private final String subscription;

    Providers(JsonCalls arm, String subscription) {
        this.arm = arm;
        this.subscription = subscription;
    }

    /** How the subscription stands to a provider: {@code Registered}, {@code Registering}, {@code NotRegistered}, ... */
    public String registration(String namespace) {
        return provider(namespace).path("registrationState").asText("");
    }

    /** How the subscription stands to a preview feature of a provider, in the same words; {@code Pending} is one more. */
    public String feature(String namespace, String name) {
        var path = "subscriptions/%s/providers/Microsoft.Features/providers/%s/features/%s?api-version=2021-07-01";
        return arm.get("read feature " + namespace + "/" + name, path.formatted(subscription, namespace, name))
                .at("/properties/state")
                .asText("");
    }

    /** The newest API version of a type such as {@code Microsoft.Network/loadBalancers}, previews only where there is no other. */
    String newestVersion(String type) {
        var parts = type.split("/", 2);
        return StreamSupport.stream(provider(parts[0]).path("resourceTypes").spliterator(), false)
                .filter(it -> it.path("resourceType").asText("").equalsIgnoreCase(parts[parts.length - 1]))
                .flatMap(it -> StreamSupport.stream(it.path("apiVersions").spliterator(), false))
                .map(JsonNode::asText)
                .max(Comparator.<String, Boolean>comparing(it -> !it.endsWith("-preview"))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow(() -> new HyperShiftException(
                        Problem.of("unknown-type", "Azure does not say how resources of type {} are deleted", type)
                                .remedy("Delete them by hand, then try again.")));
    }

    private JsonNode provider(String namespace) {
        return arm.get(
                "read resource provider " + namespace,
                "subscriptions/" + subscription + "/providers/" + namespace + "?api-version=2022-09-01");
    }
}

package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A hosted cluster as its HostedCluster, its node pools and the objects of its control plane tell. */
public record ClusterView(ClusterKey key, KubernetesObjects objects) {

    public Optional<Manifest> hostedCluster() {
        return objects.find(ClusterObjects.HOSTED_CLUSTER, key.namespace(), key.name());
    }

    public List<Manifest> pools() {
        return objects.of(ClusterObjects.NODE_POOL);
    }

    /** Where its control plane runs, and its machines are recorded. */
    public String controlPlane() {
        return ClusterObjects.controlPlaneNamespace(key);
    }

    /** Objects of a kind in the control plane's namespace. */
    public List<Manifest> inControlPlane(String kind) {
        return objects.of(kind, controlPlane());
    }

    /** A condition of the HostedCluster. */
    public Optional<Condition> condition(String type) {
        return hostedCluster().flatMap(it -> it.condition(type));
    }

    /** A condition of the HostedCluster that is False. */
    public Optional<Condition> failing(String type) {
        return condition(type).filter(it -> it.status().equals("False"));
    }

    /** A field of the HostedCluster's spec. */
    public JsonNode spec(String... path) {
        JsonNode node = hostedCluster().map(it -> it.at("spec")).orElse(MissingNode.getInstance());
        for (var field : path) {
            node = node.path(field);
        }
        return node;
    }

    /** A text of the HostedCluster's spec for Azure; empty where there is none. */
    public String azure(String field) {
        return spec("platform", "azure", field).asText("");
    }

    public String infraId() {
        return spec("infraID").asText("");
    }

    /** The client id that a component signs in as; empty where it has none. */
    public String clientId(Component component) {
        if (component == Component.KMS) {
            return spec("secretEncryption", "kms", "azure", "workloadIdentity", "clientID")
                    .asText("");
        }
        return spec("platform", "azure", "azureAuthenticationConfig", "workloadIdentities", component.key(), "clientID")
                .asText("");
    }

    public boolean isPublicOnly() {
        var topology = azure("topology");
        return topology.isEmpty() || topology.equals("Public");
    }

    /** Whether its secrets are encrypted with a key of Azure's. */
    public boolean usesKms() {
        return spec("secretEncryption", "type").asText("").equalsIgnoreCase("kms");
    }

    /** Whether somebody asked for its deletion. */
    public boolean isBeingDeleted() {
        return hostedCluster().filter(Manifest::isBeingDeleted).isPresent();
    }

    /** The host name that external DNS writes for its API server; empty where there is none, and HyperShift looks for none. */
    public String apiHostName() {
        return StreamSupport.stream(spec("services").spliterator(), false)
                .filter(it -> it.path("service").asText("").equals("APIServer"))
                .map(it -> it.path("servicePublishingStrategy"))
                .map(it -> it.at("/loadBalancer/hostname")
                        .asText(it.at("/route/hostname").asText("")))
                .findFirst()
                .orElse("");
    }

    /** The host names that its services are published under, and external DNS has to write. */
    public List<String> hostNames() {
        return StreamSupport.stream(spec("services").spliterator(), false)
                .map(it -> it.path("servicePublishingStrategy"))
                .flatMap(it -> Stream.of(it.at("/route/hostname"), it.at("/loadBalancer/hostname")))
                .map(it -> it.asText(""))
                .filter(it -> !it.isEmpty())
                .distinct()
                .toList();
    }

    /** Warnings of what happened to an object, the newest first. */
    public List<Manifest> warnings(Manifest object) {
        return objects.of("Event", object.ref().namespace()).stream()
                .filter(it -> it.text("type").equals("Warning"))
                .filter(it -> it.text("involvedObject", "kind").equals(object.kind())
                        && it.text("involvedObject", "name").equals(object.name()))
                .sorted((one, other) -> time(other).compareTo(time(one)))
                .toList();
    }

    /** Whether an event happened so lately that it may well be so still; one that does not say when counts as such. */
    public static boolean isRecent(Manifest event, Instant now, Duration lately) {
        var time = time(event);
        try {
            return time.isEmpty() || Instant.parse(time).plus(lately).isAfter(now);
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private static String time(Manifest event) {
        return Stream.of(
                        event.at("series", "lastObservedTime"),
                        event.at("lastTimestamp"),
                        event.at("eventTime"),
                        event.at("firstTimestamp"))
                .map(it -> it.asText(""))
                .filter(it -> !it.isEmpty() && !it.equals("null"))
                .findFirst()
                .orElse("");
    }
}

package io.hypershift.azure.foundation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.Foundation.ExternalDnsZone;
import io.hypershift.azure.foundation.Foundation.Identity;
import io.hypershift.azure.foundation.Foundation.SecretHolder;
import io.hypershift.azure.manifest.Json;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The form of {@code foundation.json} and {@code workload-identities.json}. */
public final class FoundationFile {
    /** Goes up when a reader of this version would misunderstand what is written. */
    private static final int VERSION = 1;

    private FoundationFile() {}

    static String write(Foundation foundation) {
        var json = Json.object()
                .put("version", VERSION)
                .put("prefix", foundation.prefix())
                .put("cloud", foundation.cloud())
                .put("subscriptionId", foundation.subscriptionId())
                .put("tenantId", foundation.tenantId())
                .put("location", foundation.location())
                .put("persistentResourceGroup", foundation.persistentResourceGroup())
                .put("oidcIssuerUrl", foundation.oidcIssuerUrl())
                .put("signingKeyId", foundation.signingKeyId())
                .put("roleScope", foundation.roleScope().name().toLowerCase(Locale.ROOT));
        var identities = json.putObject("identities");
        foundation.identities().forEach((component, identity) -> identities.set(component.key(), Json.tree(identity)));
        foundation.externalDns().ifPresent(it -> json.set("externalDns", Json.tree(it)));
        foundation.clusterOperations().ifPresent(it -> json.set("clusterOperations", Json.tree(it)));
        return Json.pretty(json);
    }

    /**
     * Reads what {@link #write} wrote; fields that are missing are empty.
     *
     * @throws HyperShiftException when a newer version has written it
     */
    public static Foundation read(ObjectNode json) {
        if (json.path("version").asInt(VERSION) > VERSION) {
            throw new HyperShiftException(Problem.of(
                            "newer-foundation",
                            "{} has version {}, this program knows {}",
                            Bundle.FOUNDATION,
                            json.path("version").asInt(),
                            VERSION)
                    .remedy("Use the version of this program that has written it, or a newer one."));
        }
        var identities = new EnumMap<Component, Identity>(Component.class);
        for (var component : Component.values()) {
            var node = json.path("identities").path(component.key());
            if (node.isObject()) {
                identities.put(
                        component,
                        new Identity(
                                node.path("name").asText(""),
                                node.path("id").asText(""),
                                node.path("clientId").asText(""),
                                node.path("principalId").asText("")));
            }
        }
        return new Foundation(
                json.path("prefix").asText(""),
                json.path("cloud").asText(""),
                json.path("subscriptionId").asText(""),
                json.path("tenantId").asText(""),
                json.path("location").asText(""),
                json.path("persistentResourceGroup").asText(""),
                json.path("oidcIssuerUrl").asText(""),
                json.path("signingKeyId").asText(""),
                json.path("roleScope").asText("").equals("subscription") ? RoleScope.SUBSCRIPTION : RoleScope.CLUSTER,
                identities,
                externalDns(json.path("externalDns")),
                holder(json.path("clusterOperations")));
    }

    private static Optional<ExternalDnsZone> externalDns(JsonNode json) {
        return holder(json.path("application"))
                .map(it -> new ExternalDnsZone(
                        json.path("zone").asText(""),
                        json.path("id").asText(""),
                        StreamSupport.stream(json.path("nameServers").spliterator(), false)
                                .map(JsonNode::asText)
                                .toList(),
                        it));
    }

    private static Optional<SecretHolder> holder(JsonNode json) {
        return json.isObject()
                ? Optional.of(new SecretHolder(
                        json.path("name").asText(""),
                        json.path("applicationId").asText(""),
                        json.path("clientId").asText(""),
                        json.path("principalId").asText("")))
                : Optional.empty();
    }

    /** The client id in {@code workload-identities.json}; empty where it has none. */
    static String clientId(ObjectNode workloadIdentities, Component component) {
        return component == Component.KMS
                ? workloadIdentities.path("kmsClientID").asText("")
                : workloadIdentities.path(component.key()).path("clientID").asText("");
    }

    static String workloadIdentities(Foundation foundation) {
        var json = Json.object();
        for (var component : Component.values()) {
            var identity = foundation.identities().get(component);
            if (identity != null && component == Component.KMS) {
                json.put("kmsClientID", identity.clientId());
            } else if (identity != null) {
                json.putObject(component.key()).put("clientID", identity.clientId());
            }
        }
        return Json.pretty(json);
    }
}

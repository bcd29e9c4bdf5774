package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.told.ReleaseImage;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The status of a HostedCluster, and the Secrets it points to. */
final class HostedClusterStatus {
    private final KubeApi api;

    HostedClusterStatus(KubeApi api) {
        this.api = api;
    }

    void write(HostedCluster cluster, Validation validation, Hindrances hindrances, Optional<Resource> controlPlane) {
        var ignitionIsUp = api.get(Kind.DEPLOYMENT, cluster.controlPlaneNamespace(), "ignition-server")
                .filter(Workload::isAvailable)
                .isPresent();
        var present = cluster.resource();
        var version = version(cluster, controlPlane);
        var conditions = new ArrayList<>(new HostedClusterConditions(
                        cluster,
                        validation,
                        hindrances,
                        controlPlane,
                        ignitionIsUp,
                        version.at("/desired/image").asText())
                .all());
        if (cluster.isPrivate()) {
            conditions.addAll(PrivateLinkConditions.of(
                    api.list(Kind.AZURE_PRIVATE_LINK_SERVICE, cluster.controlPlaneNamespace())));
        }
        var status = Json.object(present.at("/status").isObject() ? present.at("/status") : Map.of())
                .deepCopy();
        status.set(
                "conditions", Conditions.observed(present.at("/status/conditions"), conditions, present.generation()));
        status.set("version", version);
        controlPlane
                .map(it -> it.at("/status/controlPlaneVersion"))
                .filter(JsonNode::isObject)
                .ifPresent(it -> status.set("controlPlaneVersion", it));
        cluster.releases().find(cluster.releaseImage()).ifPresent(it -> status.put("payloadArch", payload(it)));
        controlPlane.ifPresent(it -> reached(cluster, it, status));
        if (ignitionIsUp) {
            status.put("ignitionEndpoint", ignitionHost(cluster));
        }
        api.updateStatus(Kind.HOSTED_CLUSTER, present, status);
    }

    private static String payload(ReleaseImage release) {
        var architectures = release.architectures();
        return architectures.size() > 1 ? "Multi" : architectures.get(0).toUpperCase(Locale.ROOT);
    }

    /** Where to reach the cluster, and with what, as far as the control plane knows. */
    private void reached(HostedCluster cluster, Resource controlPlane, ObjectNode status) {
        if (!controlPlane.has("/status/kubeConfig")) {
            return;
        }
        status.set("oauthCallbackURLTemplate", controlPlane.at("/status/oauthCallbackURLTemplate"));
        status.set("controlPlaneEndpoint", controlPlane.at("/status/controlPlaneEndpoint"));
        copy(cluster, controlPlane, ControlPlaneReport.KUBECONFIG_SECRET)
                .ifPresent(name -> status.set("kubeconfig", Json.tree(Map.of("name", name))));
        copy(cluster, controlPlane, ControlPlaneReport.PASSWORD_SECRET)
                .ifPresent(name -> status.set("kubeadminPassword", Json.tree(Map.of("name", name))));
    }

    private Optional<String> copy(HostedCluster cluster, Resource controlPlane, String secret) {
        var name = cluster.name() + "-" + secret;
        if (api.get(Kind.SECRET, cluster.namespace(), name).isPresent()) {
            return Optional.of(name);
        }
        return api.get(Kind.SECRET, controlPlane.namespace(), secret)
                .map(it -> Resource.of(Kind.SECRET, cluster.namespace(), name)
                        .with("/type", "Opaque")
                        .with("/data", it.at("/data"))
                        .ownedBy(cluster.resource()))
                .map(it -> api.apply(Kind.SECRET, it).name());
    }

    /** What the control plane knows of it, and before there is one what the cluster asks for. */
    private static JsonNode version(HostedCluster cluster, Optional<Resource> controlPlane) {
        var reported = controlPlane
                .map(it -> it.at("/status/versionStatus"))
                .filter(JsonNode::isObject)
                .orElseGet(() -> cluster.resource().at("/status/version"));
        if (reported.isObject() && !reported.path("history").isEmpty()) {
            return reported;
        }
        var version = Json.object(Map.of(
                "desired", Map.of("version", cluster.controlPlaneVersion(), "image", cluster.controlPlaneImage()),
                "observedGeneration", cluster.resource().generation()));
        version.putArray("history")
                .add(UpdateHistory.begun(cluster.controlPlaneVersion(), cluster.controlPlaneImage()));
        version.putArray("availableUpdates");
        return version;
    }

    private static String ignitionHost(HostedCluster cluster) {
        return cluster.externalHost("Ignition")
                .orElse("ignition-server-" + cluster.controlPlaneNamespace() + "." + ManagementDomain.NAME);
    }
}

package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the control plane operator writes: the HostedControlPlane's status, its components', and the access Secrets. */
final class ControlPlaneReport {
    static final String KUBECONFIG_SECRET = "admin-kubeconfig";
    static final String PASSWORD_SECRET = "kubeadmin-password";

    private final KubeApi api;

    ControlPlaneReport(KubeApi api) {
        this.api = api;
    }

    void write(ControlPlaneFacts facts, Resource controlPlane, Optional<HostedApi> hosted) {
        var published = hosted.map(it -> PublishedApi.of(facts.cluster(), it.server(), api));
        published.ifPresent(
                it -> access(controlPlane, it.kubeconfig(hosted.orElseThrow().server())));
        components(facts);
        api.updateStatus(Kind.HOSTED_CONTROL_PLANE, controlPlane, status(facts, controlPlane, published));
    }

    private void access(Resource controlPlane, String kubeconfig) {
        var namespace = controlPlane.namespace();
        if (api.get(Kind.SECRET, namespace, KUBECONFIG_SECRET).isEmpty()) {
            api.apply(Kind.SECRET, secret(controlPlane, KUBECONFIG_SECRET, "kubeconfig", kubeconfig));
        }
        if (api.get(Kind.SECRET, namespace, PASSWORD_SECRET).isEmpty()) {
            api.apply(
                    Kind.SECRET,
                    secret(
                            controlPlane,
                            PASSWORD_SECRET,
                            "password",
                            UUID.randomUUID().toString()));
        }
    }

    private static Resource secret(Resource controlPlane, String name, String key, String value) {
        var data = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return Resource.of(Kind.SECRET, controlPlane.namespace(), name)
                .with("/type", "Opaque")
                .with("/data", Map.of(key, data))
                .ownedBy(controlPlane);
    }

    private void components(ControlPlaneFacts facts) {
        var present = api.list(Kind.CONTROL_PLANE_COMPONENT, facts.cluster().controlPlaneNamespace());
        for (var workload : facts.workloads()) {
            var component = present.stream()
                    .filter(it -> it.name().equals(workload.name()))
                    .findFirst()
                    .orElseGet(() -> api.apply(
                            Kind.CONTROL_PLANE_COMPONENT,
                            Resource.of(Kind.CONTROL_PLANE_COMPONENT, workload.namespace(), workload.name())
                                    .with("/spec", Map.of())));
            api.updateStatus(Kind.CONTROL_PLANE_COMPONENT, component, component(facts.cluster(), component, workload));
        }
    }

    private static JsonNode component(HostedCluster cluster, Resource component, Resource workload) {
        var isUp = Workload.isAvailable(workload);
        var isRolledOut = isUp && Workload.isCurrent(workload, cluster);
        var name = workload.name();
        var conditions = List.of(
                Condition.of(
                        "Available", isUp, name + " is available", "WaitingForAvailable", name + " is not available"),
                Condition.of(
                        "RolloutComplete",
                        isRolledOut,
                        "",
                        "WaitingForRolloutComplete",
                        name + " is being rolled out"));
        var status = Json.object(Map.of(
                "observedGeneration",
                component.generation(),
                "conditions",
                Conditions.observed(component.at("/status/conditions"), conditions, component.generation())));
        if (isRolledOut) {
            status.put("version", cluster.controlPlaneVersion());
        } else if (component.has("/status/version")) {
            status.set("version", component.at("/status/version"));
        }
        return status;
    }

    private static JsonNode status(ControlPlaneFacts facts, Resource controlPlane, Optional<PublishedApi> published) {
        var cluster = facts.cluster();
        var conditions = ControlPlaneConditions.of(facts);
        var isReady = conditions.stream().anyMatch(it -> it.type().equals("Available") && it.isTrue());
        var status = Json.object(Map.of(
                "initialized", facts.isUp(Workload.API_SERVER),
                "ready", isReady,
                "externalManagedControlPlane", true,
                "releaseImage", told(facts, "image", cluster.releaseImage()),
                "version", told(facts, "version", cluster.version()),
                "oauthCallbackURLTemplate", callback(cluster),
                "conditions",
                        Conditions.observed(
                                controlPlane.at("/status/conditions"), conditions, controlPlane.generation())));
        published.ifPresent(it -> {
            status.set("controlPlaneEndpoint", Json.tree(Map.of("host", it.host(), "port", it.port())));
            status.set("kubeConfig", Json.tree(Map.of("name", KUBECONFIG_SECRET, "key", "kubeconfig")));
            status.set("kubeadminPassword", Json.tree(Map.of("name", PASSWORD_SECRET)));
        });
        facts.clusterVersion().ifPresent(it -> status.set("versionStatus", version(it)));
        status.set("controlPlaneVersion", ownVersion(facts, controlPlane));
        return status;
    }

    /** What the hosted cluster is told to run, which its version operator says once it is there. */
    private static String told(ControlPlaneFacts facts, String field, String otherwise) {
        return facts.clusterVersion()
                .map(it -> it.text("/status/desired/" + field))
                .filter(it -> !it.isEmpty())
                .orElse(otherwise);
    }

    /** How far what runs on the management cluster has come, whatever the hosted cluster runs. */
    private static JsonNode ownVersion(ControlPlaneFacts facts, Resource controlPlane) {
        var release = Release.of(facts.cluster(), facts.cluster().controlPlaneImage());
        var history = UpdateHistory.of(
                controlPlane.at("/status/controlPlaneVersion/history"),
                release.version(),
                release.image(),
                facts.isComplete());
        history.forEach(it -> {
            var entry = (ObjectNode) it;
            entry.remove("verified");
            if (!entry.hasNonNull("completionTime")) {
                entry.remove("completionTime");
            }
        });
        return Json.tree(
                Map.of("desired", release.json(), "history", history, "observedGeneration", controlPlane.generation()));
    }

    private static JsonNode version(Resource clusterVersion) {
        var version = Json.object(Map.of(
                "desired", clusterVersion.at("/status/desired"),
                "history", clusterVersion.at("/status/history"),
                "observedGeneration", clusterVersion.generation()));
        version.putArray("availableUpdates");
        return version;
    }

    /** Routes without a name of their own are published under the management cluster's domain. */
    private static String callback(HostedCluster cluster) {
        var host = cluster.externalHost("OAuthServer")
                .orElse("oauth-" + cluster.controlPlaneNamespace() + "." + ManagementDomain.NAME);
        return "https://" + host + ":443/oauth2callback/[identity-provider-name]";
    }
}

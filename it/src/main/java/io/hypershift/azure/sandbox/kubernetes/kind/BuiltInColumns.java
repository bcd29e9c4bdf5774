package io.hypershift.azure.sandbox.kubernetes.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.kubernetes.json.Json;
import io.hypershift.azure.sandbox.kubernetes.json.JsonPath;
import java.util.List;
import java.util.function.Function;

/** What `kubectl get` prints of Kubernetes' own kinds between the name and the age. */
final class BuiltInColumns {
    private BuiltInColumns() {}

    static List<PrinterColumn> of(String kind) {
        return switch (kind) {
            case "Namespace" -> List.of(text("Status", ".status.phase"));
            case "Secret" -> List.of(text("Type", ".type"), computed("Data", pod -> count(pod.path("data"))));
            case "ConfigMap" -> List.of(computed("Data", map -> count(map.path("data"))));
            case "Pod" ->
                List.of(
                        computed("Ready", BuiltInColumns::readyContainers),
                        text("Status", ".status.phase"),
                        computed("Restarts", BuiltInColumns::restarts));
            case "Service" ->
                List.of(
                        text("Type", ".spec.type"),
                        text("Cluster-IP", ".spec.clusterIP"),
                        text("External-IP", ".status.loadBalancer.ingress[0].ip"));
            case "Deployment" ->
                List.of(
                        computed(
                                "Ready",
                                deployment -> fraction(
                                        Json.at(deployment, "status", "readyReplicas"),
                                        Json.at(deployment, "spec", "replicas"))),
                        text("Up-to-date", ".status.updatedReplicas"),
                        text("Available", ".status.availableReplicas"));
            case "Job" ->
                List.of(computed(
                        "Completions",
                        job -> fraction(Json.at(job, "status", "succeeded"), Json.at(job, "spec", "completions"))));
            case "Node" ->
                List.of(
                        computed("Status", BuiltInColumns::readiness),
                        text("Version", ".status.nodeInfo.kubeletVersion"));
            case "Lease" -> List.of(text("Holder", ".spec.holderIdentity"));
            case "CustomResourceDefinition" -> List.of(text("Created At", ".metadata.creationTimestamp"));
            case "StorageClass" -> List.of(text("Provisioner", ".provisioner"));
            case "ClusterRoleBinding", "RoleBinding" -> List.of(text("Role", ".roleRef.name"));
            case "Event" ->
                List.of(
                        text("Type", ".type"),
                        text("Reason", ".reason"),
                        text("Object", ".involvedObject.name"),
                        text("Message", ".message"));
            default -> List.of();
        };
    }

    private static PrinterColumn text(String name, String path) {
        return computed(name, object -> JsonPath.first(object, path));
    }

    private static PrinterColumn computed(String name, Function<ObjectNode, JsonNode> value) {
        return new PrinterColumn(name, "string", "", name, 0, value);
    }

    private static JsonNode count(JsonNode container) {
        return Json.object().numberNode(container.size());
    }

    private static JsonNode fraction(JsonNode part, JsonNode whole) {
        return Json.object().textNode(part.asInt() + "/" + whole.asInt());
    }

    private static JsonNode readyContainers(ObjectNode pod) {
        var ready = 0;
        for (var status : Json.at(pod, "status", "containerStatuses")) {
            ready += status.path("ready").asBoolean() ? 1 : 0;
        }
        return Json.object()
                .textNode(ready + "/" + Json.at(pod, "spec", "containers").size());
    }

    private static JsonNode restarts(ObjectNode pod) {
        var restarts = 0;
        for (var status : Json.at(pod, "status", "containerStatuses")) {
            restarts += status.path("restartCount").asInt();
        }
        return Json.object().numberNode(restarts);
    }

    private static JsonNode readiness(ObjectNode node) {
        var ready = JsonPath.first(node, ".status.conditions[?(@.type==\"Ready\")].status");
        return Json.object().textNode(ready.asText().equals("True") ? "Ready" : "NotReady");
    }
}

package io.hypershift.azure.sandbox.hypershift.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pods as a workload controller makes them and as a kubelet reports them. */
final class Pods {
    private static final String NODE = "management-worker-0";

    private Pods() {}

    /** A pod from the template in a workload's spec. */
    static Resource fromTemplate(Resource owner, String name) {
        var template = owner.at("/spec/template");
        return Resource.of(Kind.POD, owner.namespace(), name)
                .with("/metadata/labels", template.at("/metadata/labels"))
                .with("/spec", template.path("spec"))
                .with("/spec/nodeName", NODE)
                .ownedBy(owner);
    }

    static JsonNode pending(Resource pod, String reason) {
        return status(pod, "Pending", Map.of("waiting", Map.of("reason", reason)), "False");
    }

    static JsonNode running(Resource pod) {
        return status(pod, "Running", Map.of("running", Map.of("startedAt", Conditions.now())), "True");
    }

    static JsonNode terminated(Resource pod, int exitCode) {
        var state = Map.of(
                "exitCode",
                exitCode,
                "reason",
                exitCode == 0 ? "Completed" : "Error",
                "startedAt",
                Conditions.now(),
                "finishedAt",
                Conditions.now());
        return status(pod, exitCode == 0 ? "Succeeded" : "Failed", Map.of("terminated", state), "False");
    }

    static boolean isReady(Resource pod) {
        return !pod.isDeleting() && pod.hasCondition("Ready", "True");
    }

    /** The Secrets the pod mounts and cannot start without. */
    static List<String> requiredSecrets(Resource pod) {
        return pod.items("/spec/volumes").stream()
                .map(volume -> volume.path("secret"))
                .filter(secret -> secret.isObject() && !secret.path("optional").asBoolean())
                .map(secret -> secret.path("secretName").asText())
                .toList();
    }

    private static JsonNode status(Resource pod, String phase, Map<String, ?> state, String ready) {
        var conditions = List.of(
                new Condition("PodScheduled", "True", "", ""),
                new Condition("Initialized", "True", "", ""),
                new Condition("ContainersReady", ready, "", ""),
                new Condition("Ready", ready, "", ""));
        var containers = new ArrayList<Map<String, Object>>();
        for (var container : pod.items("/spec/containers")) {
            containers.add(Map.of(
                    "name", container.path("name"),
                    "image", container.path("image"),
                    "imageID", "",
                    "ready", ready.equals("True"),
                    "started", ready.equals("True"),
                    "restartCount", 0,
                    "state", state));
        }
        var status = Json.object(Map.of(
                "phase",
                phase,
                "hostIP",
                "192.0.2.10",
                "startTime",
                pod.at("/metadata/creationTimestamp"),
                "conditions",
                Conditions.plain(pod.at("/status/conditions"), conditions),
                "containerStatuses",
                containers));
        if (!phase.equals("Pending")) {
            status.put("podIP", address(pod));
        }
        return status;
    }

    /** An address of the pod network, the same as long as the pod is there. */
    static String address(Resource pod) {
        int hash = Math.floorMod(pod.uid().hashCode(), 250 * 250);
        return "10.128." + hash / 250 + "." + (hash % 250 + 2);
    }
}

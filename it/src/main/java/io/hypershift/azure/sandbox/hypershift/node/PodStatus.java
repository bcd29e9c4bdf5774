package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.node.ContainerState.Running;
import io.hypershift.azure.sandbox.hypershift.node.ContainerState.Terminated;
import io.hypershift.azure.sandbox.hypershift.node.ContainerState.Waiting;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a kubelet reports of a pod. */
record PodStatus(Resource pod, PodRun run, String hostIp) {
    JsonNode json() {
        var phase = phase();
        var status = Json.object(Map.of(
                "phase",
                phase,
                "hostIP",
                hostIp,
                "startTime",
                pod.at("/metadata/creationTimestamp"),
                "conditions",
                Conditions.plain(pod.at("/status/conditions"), conditions(phase)),
                "containerStatuses",
                statuses(run.main()),
                "qosClass",
                "Burstable"));
        if (!run.init().isEmpty()) {
            status.set("initContainerStatuses", statuses(run.init()));
        }
        if (run.main().stream().anyMatch(it -> !(it.state() instanceof Waiting) || it.restarts() > 0)) {
            status.put("podIP", address(pod));
        }
        return status;
    }

    /** The kubelet's rules (Kubernetes, pkg/kubelet/kubelet_pods.go, getPhase). */
    private String phase() {
        if (run.isDoomed()) {
            return "Failed";
        }
        if (!run.isInitialised()
                || has(it -> it.state() instanceof Waiting && it.last().isEmpty())) {
            return "Pending";
        }
        if (has(it -> !it.isOver())) {
            return "Running";
        }
        return has(it -> !it.hasSucceeded()) ? "Failed" : "Succeeded";
    }

    private boolean has(Predicate<ContainerRun> property) {
        return run.main().stream().anyMatch(property);
    }

    private List<Condition> conditions(String phase) {
        var isOver = phase.equals("Succeeded") || phase.equals("Failed");
        var ready = isOver
                ? new Condition("Ready", "False", phase.equals("Succeeded") ? "PodCompleted" : "PodFailed", "")
                : whether("Ready", "ContainersNotReady", "unready status", run.main(), ContainerRun::isReady);
        return List.of(
                new Condition("PodScheduled", "True", "", ""),
                whether(
                        "Initialized",
                        "ContainersNotInitialized",
                        "incomplete status",
                        run.init(),
                        ContainerRun::hasSucceeded),
                new Condition("ContainersReady", ready.status(), ready.reason(), ready.message()),
                ready);
    }

    private static Condition whether(
            String type, String reason, String lack, List<ContainerRun> containers, Predicate<ContainerRun> is) {
        var lacking =
                containers.stream().filter(is.negate()).map(ContainerRun::name).toList();
        return lacking.isEmpty()
                ? new Condition(type, "True", "", "")
                : Condition.isFalse(type, reason, "containers with " + lack + ": [" + String.join(" ", lacking) + "]");
    }

    private static ArrayNode statuses(List<ContainerRun> containers) {
        var statuses = Json.array();
        containers.forEach(it -> statuses.add(status(it)));
        return statuses;
    }

    private static ObjectNode status(ContainerRun run) {
        var status = Json.object(Map.of(
                "name", run.container().path("name"),
                "image", run.container().path("image"),
                "imageID", "",
                "ready", run.isInit() ? run.hasSucceeded() : run.isReady(),
                "started", run.state() instanceof Running,
                "restartCount", run.restarts(),
                "state", state(run.state())));
        run.last().filter(it -> !it.equals(run.state())).ifPresent(it -> status.set("lastState", state(it)));
        return status;
    }

    private static JsonNode state(ContainerState state) {
        if (state instanceof Waiting waiting) {
            var json = Json.object(Map.of("reason", waiting.reason()));
            return Json.tree(
                    Map.of("waiting", waiting.message().isEmpty() ? json : json.put("message", waiting.message())));
        }
        if (state instanceof Running running) {
            return Json.tree(Map.of("running", Map.of("startedAt", running.startedAt())));
        }
        var ended = (Terminated) state;
        return Json.tree(Map.of(
                "terminated",
                Map.of(
                        "exitCode",
                        ended.exitCode(),
                        "reason",
                        ended.isSuccess() ? "Completed" : "Error",
                        "startedAt",
                        ended.startedAt(),
                        "finishedAt",
                        ended.finishedAt())));
    }

    /** An address of the pod network, the same as long as the pod is there. */
    private static String address(Resource pod) {
        int hash = Math.floorMod(pod.uid().hashCode(), 250 * 250);
        return "10.128." + hash / 250 + "." + (hash % 250 + 2);
    }
}

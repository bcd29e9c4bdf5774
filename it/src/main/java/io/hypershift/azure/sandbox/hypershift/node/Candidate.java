package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node that a pod may come to.
 *
 * @param free what the pods that are there leave
 */
record Candidate(Resource node, Amounts free) {
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";
    private static final String NOT_READY = "node.kubernetes.io/not-ready";

    /** Why the pod cannot come here, in the scheduler's words; it stops at the first plugin that refuses. */
    List<String> refusals(Resource pod, Amounts requested) {
        if (node.at("/spec/unschedulable").asBoolean()) {
            return List.of("node(s) were unschedulable");
        }
        var taint = untolerated(pod);
        if (taint.isPresent()) {
            return List.of("node(s) had untolerated taint {" + taint.get() + "}");
        }
        if (!node.isSelectedBy(pod.at("/spec/nodeSelector"))) {
            return List.of("node(s) didn't match Pod's node affinity/selector");
        }
        var lacking = new ArrayList<String>();
        if (free.pods() < 1) {
            lacking.add("Too many pods");
        }
        if (free.cpu().compareTo(requested.cpu()) < 0) {
            lacking.add("Insufficient cpu");
        }
        if (free.memory().compareTo(requested.memory()) < 0) {
            lacking.add("Insufficient memory");
        }
        return lacking;
    }

    private Optional<String> untolerated(Resource pod) {
        if (!node.hasCondition("Ready", "True")) {
            return Optional.of((node.hasCondition("Ready", "Unknown") ? UNREACHABLE : NOT_READY) + ": ");
        }
        return node.items("/spec/taints").stream()
                .filter(taint -> !taint.path("effect").asText().equals("PreferNoSchedule"))
                .filter(taint -> pod.items("/spec/tolerations").stream().noneMatch(it -> tolerates(it, taint)))
                .map(taint ->
                        taint.path("key").asText() + ": " + taint.path("value").asText())
                .findFirst();
    }

    private static boolean tolerates(JsonNode toleration, JsonNode taint) {
        var exists = toleration.path("operator").asText().equals("Exists");
        return isEmptyOrEqual(toleration, taint, "effect")
                && (exists
                        ? isEmptyOrEqual(toleration, taint, "key")
                        : toleration.path("key").equals(taint.path("key"))
                                && toleration
                                        .path("value")
                                        .asText()
                                        .equals(taint.path("value").asText()));
    }

    private static boolean isEmptyOrEqual(JsonNode toleration, JsonNode taint, String field) {
        var wanted = toleration.path(field).asText();
        return wanted.isEmpty() || wanted.equals(taint.path(field).asText());
    }
}

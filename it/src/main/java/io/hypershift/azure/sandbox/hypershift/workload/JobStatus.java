package io.hypershift.azure.sandbox.hypershift.workload;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;

/** A Job's status in the words of the real controller (Kubernetes, pkg/controller/job). */
record JobStatus(Resource job, JobCount count) {

    /**
     * @param made pods that were made since they were counted
     */
    ObjectNode atWork(int made) {
        var status = counted(count.failed());
        status.put("ready", count.ready());
        put(status, "active", count.active().size() + made);
        if (job.hasCondition("Suspended", "True")) {
            status.set("conditions", conditions(Condition.isFalse("Suspended", "JobResumed", "Job resumed")));
        }
        return status;
    }

    ObjectNode suspended() {
        var status = counted(count.failed());
        status.remove("startTime");
        status.set("conditions", conditions(Condition.isTrue("Suspended", "JobSuspended", "Job suspended")));
        return status;
    }

    ObjectNode ended(boolean late) {
        var status = counted(
                count.isDone()
                        ? count.failed()
                        : count.failed() + count.active().size());
        if (count.isDone()) {
            status.put("completionTime", Conditions.now());
        }
        var first = count.isDone() ? "SuccessCriteriaMet" : "FailureTarget";
        var last = count.isDone() ? "Complete" : "Failed";
        status.set(
                "conditions",
                conditions(
                        Condition.isTrue(first, reason(late), message(late)),
                        Condition.isTrue(last, reason(late), message(late))));
        return status;
    }

    String reason(boolean late) {
        return count.isDone() ? "CompletionsReached" : late ? "DeadlineExceeded" : "BackoffLimitExceeded";
    }

    String message(boolean late) {
        if (count.isDone()) {
            return "Reached expected number of succeeded pods";
        }
        return late ? "Job was active longer than specified deadline" : "Job has reached the specified backoff limit";
    }

    private ArrayNode conditions(Condition... conditions) {
        return Conditions.plain(job.at("/status/conditions"), List.of(conditions));
    }

    private ObjectNode counted(int failed) {
        var started = job.text("/status/startTime");
        var status = Json.object(Map.of(
                "startTime",
                started.isEmpty() ? Conditions.now() : started,
                "ready",
                0,
                "uncountedTerminatedPods",
                Map.of()));
        put(status, "succeeded", count.succeeded());
        put(status, "failed", failed);
        return status;
    }

    private static void put(ObjectNode status, String name, int number) {
        if (number > 0) {
            status.put(name, number);
        }
    }
}

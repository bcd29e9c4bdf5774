package io.hypershift.azure.sandbox.hypershift.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Names;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.PodLog;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs Jobs: a pod, its log, another one after a failure until the limit, and a status that says how it went. */
public final class JobReconciler implements Reconciler {
    /** Pulling the image and starting. */
    private static final Duration START = Duration.ofSeconds(15);

    private final KubeApi api;
    private final StageClock clock;
    private final PodLog logs;
    private final ContainerProgram program;

    public JobReconciler(KubeApi api, StageClock clock, PodLog logs, ContainerProgram program) {
        this.api = api;
        this.clock = clock;
        this.logs = logs;
        this.program = program;
    }

    @Override
    public Next reconcile(String namespace, String name) {
        var found = api.get(Kind.JOB, namespace, name);
        if (found.isEmpty() || found.get().isDeleting()) {
            return Next.WHEN_CHANGED;
        }
        var job = found.get();
        return isFinished(job) ? expire(job) : work(job);
    }

    private static boolean isFinished(Resource job) {
        return job.hasCondition("Complete", "True") || job.hasCondition("Failed", "True");
    }

    private Next expire(Resource job) {
        var ttl = job.at("/spec/ttlSecondsAfterFinished");
        if (!ttl.isInt()) {
            return Next.WHEN_CHANGED;
        }
        var finished = Instant.parse(job.items("/status/conditions")
                .get(0)
                .path("lastTransitionTime")
                .asText());
        var left = Duration.between(Instant.now(), finished.plusSeconds(ttl.asInt()));
        if (left.compareTo(Duration.ZERO) > 0) {
            return Next.in(left);
        }
        api.delete(Kind.JOB, job);
        return Next.WHEN_CHANGED;
    }

    private Next work(Resource job) {
        var pods = new ArrayList<>(api.list(Kind.POD, job.namespace()).stream()
                .filter(pod -> pod.isOwnedBy(job))
                .toList());
        var failed = count(pods, "Failed");
        var succeeded = count(pods, "Succeeded");
        var isOver = succeeded > 0 || failed > job.at("/spec/backoffLimit").asInt(6);
        if (!isOver && pods.stream().noneMatch(JobReconciler::isAtWork)) {
            pods.add(api.create(Kind.POD, pod(job)));
        }
        api.updateStatus(Kind.JOB, job, status(job, succeeded, failed, isOver));
        pods.stream().filter(JobReconciler::isAtWork).forEach(this::run);
        return isOver ? Next.WHEN_CHANGED : clock.soon();
    }

    private static Resource pod(Resource job) {
        return Pods.fromTemplate(job, job.name() + "-" + Names.suffix())
                .withLabel("batch.kubernetes.io/job-name", job.name())
                .withLabel("batch.kubernetes.io/controller-uid", job.uid())
                .withLabel("controller-uid", job.uid())
                .withLabel("job-name", job.name());
    }

    private void run(Resource pod) {
        if (!clock.isOver(pod, "start", START)) {
            api.updateStatus(Kind.POD, pod, Pods.pending(pod, "ContainerCreating"));
            return;
        }
        clock.forget(pod.uid());
        int exitCode = 0;
        for (var container : pod.items("/spec/containers")) {
            var outcome = program.run(container.path("image").asText(), commandLine(container), files(pod, container));
            var name = container.path("name").asText();
            logs.append(pod.namespace(), pod.name(), name, outcome.output());
            logs.finish(pod.namespace(), pod.name(), name);
            exitCode = Math.max(exitCode, outcome.exitCode());
        }
        api.updateStatus(Kind.POD, pod, Pods.terminated(pod, exitCode));
    }

    private Map<String, String> files(Resource pod, JsonNode container) {
        var files = new TreeMap<String, String>();
        for (var mount : container.path("volumeMounts")) {
            pod.items("/spec/volumes").stream()
                    .filter(volume -> volume.path("name").equals(mount.path("name")))
                    .map(volume -> volume.path("configMap").path("name").asText(""))
                    .filter(name -> !name.isEmpty())
                    .flatMap(name -> api.get(Kind.CONFIG_MAP, pod.namespace(), name).stream())
                    .flatMap(map -> map.at("/data").propertyStream())
                    .forEach(entry -> files.put(
                            mount.path("mountPath").asText() + "/" + entry.getKey(),
                            entry.getValue().asText()));
        }
        return files;
    }

    private static List<String> commandLine(JsonNode container) {
        return Stream.of("command", "args")
                .flatMap(part -> container.path(part).valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    private static boolean isAtWork(Resource pod) {
        return !pod.isDeleting() && !List.of("Succeeded", "Failed").contains(pod.text("/status/phase"));
    }

    private static int count(List<Resource> pods, String phase) {
        return (int) pods.stream()
                .filter(pod -> phase.equals(pod.text("/status/phase")))
                .count();
    }

    private static ObjectNode status(Resource job, int succeeded, int failed, boolean isOver) {
        var startTime = job.text("/status/startTime");
        var status = Json.object(Map.of(
                "startTime",
                startTime.isEmpty() ? Conditions.now() : startTime,
                "active",
                isOver ? 0 : 1,
                "ready",
                0,
                "succeeded",
                succeeded,
                "failed",
                failed,
                "uncountedTerminatedPods",
                Map.of()));
        if (isOver && succeeded > 0) {
            status.put("completionTime", Conditions.now());
            status.set(
                    "conditions",
                    ended(
                            job,
                            "SuccessCriteriaMet",
                            "Complete",
                            "CompletionsReached",
                            "Reached expected number of succeeded pods"));
        } else if (isOver) {
            status.set(
                    "conditions",
                    ended(
                            job,
                            "FailureTarget",
                            "Failed",
                            "BackoffLimitExceeded",
                            "Job has reached the specified backoff limit"));
        }
        return status;
    }

    private static JsonNode ended(Resource job, String first, String last, String reason, String message) {
        return Conditions.plain(
                job.at("/status/conditions"),
                List.of(Condition.isTrue(first, reason, message), Condition.isTrue(last, reason, message)));
    }
}

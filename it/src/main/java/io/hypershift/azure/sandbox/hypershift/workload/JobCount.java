package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;

/** What has become of a Job's pods. */
record JobCount(Resource job, List<Resource> active, int succeeded, int failed) {

    static JobCount of(Resource job, List<Resource> pods) {
        return new JobCount(
                job,
                pods.stream()
                        .filter(pod -> !is(pod, "Succeeded") && !is(pod, "Failed"))
                        .toList(),
                (int) pods.stream().filter(pod -> is(pod, "Succeeded")).count(),
                (int) pods.stream().filter(pod -> is(pod, "Failed")).count());
    }

    private static boolean is(Resource pod, String phase) {
        return phase.equals(pod.text("/status/phase"));
    }

    private int completions() {
        return job.at("/spec/completions").asInt(1);
    }

    boolean isDone() {
        return succeeded >= completions();
    }

    /** Restarts of containers count as failures, where a pod is kept. */
    boolean hasFailed() {
        var restarts = active.stream()
                .flatMap(pod -> pod.items("/status/containerStatuses").stream())
                .mapToInt(it -> it.path("restartCount").asInt())
                .sum();
        return failed + restarts > job.at("/spec/backoffLimit").asInt(6);
    }

    /** How many pods are to be made. */
    int missing() {
        return Math.min(job.at("/spec/parallelism").asInt(1), completions() - succeeded) - active.size();
    }

    long ready() {
        return Pods.ready(active);
    }
}

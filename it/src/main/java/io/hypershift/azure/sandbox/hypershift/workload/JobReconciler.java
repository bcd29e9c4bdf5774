package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Brings Jobs to their end: pods, others after failures until the limit, and a status that says how it went. */
public final class JobReconciler implements Reconciler {
    private final KubeApi api;
    private final Pods pods;
    private final Events events;
    private final StageClock clock;

    public JobReconciler(KubeApi api, Caches caches, StageClock clock) {
        this.api = api;
        this.events = new Events(api, "job-controller");
        this.pods = new Pods(api, caches.of(Kind.POD), events);
        this.clock = clock;
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
        var count = JobCount.of(job, pods.presentOf(job));
        if (job.at("/spec/suspend").asBoolean()) {
            return suspend(job, count);
        }
        var left = left(job);
        var isLate = left.filter(it -> it.isNegative() || it.isZero()).isPresent();
        if (count.isDone() || count.hasFailed() || isLate) {
            return end(job, count, isLate);
        }
        int missing = Math.max(count.missing(), 0);
        int made = make(job, missing);
        api.updateStatus(Kind.JOB, job, new JobStatus(job, count).atWork(made));
        var next = made < missing ? clock.retry() : Next.WHEN_CHANGED;
        return left.map(Next::in).orElse(Next.WHEN_CHANGED).or(next);
    }

    private Next suspend(Resource job, JobCount count) {
        count.active().forEach(pods::delete);
        clock.forget(job.uid());
        api.updateStatus(Kind.JOB, job, new JobStatus(job, count).suspended());
        return Next.WHEN_CHANGED;
    }

    private Next end(Resource job, JobCount count, boolean isLate) {
        count.active().forEach(pods::delete);
        clock.forget(job.uid());
        var status = new JobStatus(job, count);
        if (count.isDone()) {
            events.normal(job, "Completed", "Job completed");
        } else {
            events.warning(job, status.reason(isLate), status.message(isLate));
        }
        api.updateStatus(Kind.JOB, job, status.ended(isLate));
        return job.has("/spec/ttlSecondsAfterFinished") ? clock.soon() : Next.WHEN_CHANGED;
    }

    /** Answers how many pods were made. */
    private int make(Resource job, int missing) {
        for (int made = 0; made < missing; made++) {
            if (pods.create(job, pod(job)).isPresent()) {
                return made;
            }
        }
        return missing;
    }

    private static Resource pod(Resource job) {
        return Pods.fromTemplate(job)
                .withLabel("batch.kubernetes.io/job-name", job.name())
                .withLabel("batch.kubernetes.io/controller-uid", job.uid())
                .withLabel("controller-uid", job.uid())
                .withLabel("job-name", job.name());
    }

    /** How long it may still take, if its time is limited. */
    private Optional<Duration> left(Resource job) {
        var stated = job.at("/spec/activeDeadlineSeconds");
        return stated.isNumber()
                ? Optional.of(clock.left(job, "deadline", clock.deadline(Duration.ofSeconds(stated.asLong()))))
                : Optional.empty();
    }
}

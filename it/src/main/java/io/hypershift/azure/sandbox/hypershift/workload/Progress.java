package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When rollouts have got on the last time: one that does not within its deadline is late. */
final class Progress {
    private final StageClock clock;
    private final Map<String, Step> last = new ConcurrentHashMap<>();

    /** How far a rollout is, and since when. */
    private record Step(String at, long since) {}

    Progress(StageClock clock) {
        this.clock = clock;
    }

    boolean isLate(Resource deployment, String current, DeploymentStatus status) {
        var at = current + " " + status.counts();
        var step = last.compute(
                key(deployment.namespace(), deployment.name()),
                (key, before) -> before != null && before.at().equals(at) ? before : new Step(at, System.nanoTime()));
        return !status.isComplete() && left(deployment, step).isNegative();
    }

    /** When a rollout will be late. */
    Next next(Resource deployment, DeploymentStatus status) {
        var step = last.get(key(deployment.namespace(), deployment.name()));
        if (step == null || status.isComplete()) {
            return Next.WHEN_CHANGED;
        }
        var left = left(deployment, step);
        return left.isNegative() ? Next.WHEN_CHANGED : Next.in(left.plusMillis(1));
    }

    private Duration left(Resource deployment, Step step) {
        var stated = Duration.ofSeconds(
                deployment.at("/spec/progressDeadlineSeconds").asLong(600));
        return clock.deadline(stated).minusNanos(System.nanoTime() - step.since());
    }

    void forget(String namespace, String name) {
        last.remove(key(namespace, name));
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}

package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many pods each ReplicaSet of a Deployment shall have next, by the rules of the real controller (Kubernetes,
 * pkg/controller/deployment/rolling.go and recreate.go).
 */
final class RollingUpdate {
    private final Resource deployment;
    private final Resource current;
    private final List<Resource> old;
    private final Map<String, Integer> wanted = new HashMap<>();

    /**
     * @param current the ReplicaSet of the present template
     */
    RollingUpdate(Resource deployment, Resource current, List<Resource> old) {
        this.deployment = deployment;
        this.current = current;
        this.old = old.stream()
                .sorted(Comparator.comparing(it -> it.text("/metadata/creationTimestamp")))
                .toList();
    }

    static int replicas(Resource workload) {
        return workload.at("/spec/replicas").asInt(1);
    }

    private static int available(Resource set) {
        return set.at("/status/availableReplicas").asInt();
    }

    private int desired() {
        return replicas(deployment);
    }

    /** The numbers that shall change, by the ReplicaSets' names. */
    Map<String, Integer> next() {
        if (deployment.text("/spec/strategy/type").equals("Recreate")) {
            recreate();
        } else if (!scaleCurrent()) {
            scaleOldDown();
        }
        return wanted;
    }

    private void recreate() {
        old.stream().filter(it -> replicas(it) > 0).forEach(it -> wanted.put(it.name(), 0));
        var areGone = old.stream()
                .allMatch(it -> replicas(it) == 0 && it.at("/status/replicas").asInt() == 0);
        if (areGone && replicas(current) != desired()) {
            wanted.put(current.name(), desired());
        }
    }

    /** Answers whether that was to be done first. */
    private boolean scaleCurrent() {
        var room = desired() + maxSurge(deployment) - total();
        var next =
                replicas(current) > desired() ? desired() : Math.min(desired(), replicas(current) + Math.max(room, 0));
        if (next == replicas(current)) {
            return false;
        }
        wanted.put(current.name(), next);
        return true;
    }

    private int total() {
        return replicas(current)
                + old.stream().mapToInt(RollingUpdate::replicas).sum();
    }

    private void scaleOldDown() {
        var leastAvailable = desired() - maxUnavailable(deployment);
        var left = total() - leastAvailable - (replicas(current) - available(current));
        var isAvailable = available(current)
                + old.stream().mapToInt(RollingUpdate::available).sum();
        var surplus = isAvailable - leastAvailable;
        for (var set : old) {
            var failing = Math.max(Math.min(replicas(set) - available(set), left), 0);
            var working = Math.max(Math.min(Math.min(available(set), left - failing), surplus), 0);
            if (failing + working > 0) {
                wanted.put(set.name(), replicas(set) - failing - working);
            }
            left -= failing + working;
            surplus -= working;
        }
    }

    static int maxSurge(Resource deployment) {
        var surge = share(deployment, "maxSurge", true);
        return surge == 0 && maxUnavailable(deployment) == 0 ? 1 : surge;
    }

    static int maxUnavailable(Resource deployment) {
        return deployment.text("/spec/strategy/type").equals("Recreate")
                ? 0
                : Math.min(share(deployment, "maxUnavailable", false), replicas(deployment));
    }

    private static int share(Resource deployment, String name, boolean roundsUp) {
        var stated = deployment.at("/spec/strategy/rollingUpdate").path(name);
        if (stated.isInt()) {
            return stated.asInt();
        }
        var percent = Integer.parseInt(stated.asText("25%").replace("%", ""));
        var share = replicas(deployment) * percent / 100.0;
        return (int) (roundsUp ? Math.ceil(share) : Math.floor(share));
    }
}

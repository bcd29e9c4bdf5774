package io.hypershift.azure.nodepool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.manifest.Manifest;
import java.util.Optional;

/** How many nodes a pool is to have: so many, or from so many to so many as the cluster's autoscaler finds. */
public record PoolSize(Optional<Integer> replicas, Optional<Integer> min, Optional<Integer> max) {
    /** The most that Azure's quotas usually allow, and what {@code create-cluster} takes as well. */
    private static final int MOST = 500;

    private static final int USUAL = 2;

    public static PoolSize of(int replicas) {
        return new PoolSize(Optional.of(replicas), Optional.empty(), Optional.empty());
    }

    /** As many as are given, else as many as {@code hypershift create nodepool} makes. */
    public static PoolSize given(Optional<Integer> replicas, Optional<Integer> min, Optional<Integer> max) {
        return replicas.isEmpty() && min.isEmpty() && max.isEmpty() ? of(USUAL) : new PoolSize(replicas, min, max);
    }

    static PoolSize between(int min, int max) {
        return new PoolSize(Optional.empty(), Optional.of(min), Optional.of(max));
    }

    static PoolSize of(Manifest pool) {
        var scaling = pool.at("spec", "autoScaling");
        return scaling.isObject()
                ? between(scaling.path("min").asInt(), scaling.path("max").asInt())
                : of(pool.at("spec", "replicas").asInt());
    }

    boolean isAutoscaled() {
        return min.isPresent() || max.isPresent();
    }

    boolean fromZero() {
        return min.filter(it -> it == 0).isPresent();
    }

    boolean holds(int nodes) {
        return replicas.map(it -> it == nodes).orElseGet(() -> nodes >= min.orElse(0) && nodes <= max.orElse(MOST));
    }

    void check(Checks checks) {
        if (replicas.isPresent() && isAutoscaled()) {
            checks.add(Problem.of(
                            "both-sizes",
                            "{} and {} are both given",
                            Parameter.NODE_POOL_REPLICAS,
                            min.isPresent() ? Parameter.AUTO_SCALING_MIN : Parameter.AUTO_SCALING_MAX)
                    .because("A node pool has a fixed number of nodes, or its autoscaler decides.")
                    .remedy("Take one of them away."));
        } else if (replicas.isPresent()) {
            inRange(Parameter.NODE_POOL_REPLICAS, replicas.get(), 0, checks);
        } else if (isAutoscaled()) {
            checkScaling(checks);
        } else {
            checks.add(Problem.of(
                            "no-size",
                            "neither {} nor {} is given",
                            Parameter.NODE_POOL_REPLICAS,
                            Parameter.AUTO_SCALING_MIN)
                    .remedy(
                            "Give the number of nodes with {}, or bounds for the autoscaler with {} and {}.",
                            Parameter.NODE_POOL_REPLICAS,
                            Parameter.AUTO_SCALING_MIN,
                            Parameter.AUTO_SCALING_MAX));
        }
    }

    private void checkScaling(Checks checks) {
        min.ifPresentOrElse(
                it -> inRange(Parameter.AUTO_SCALING_MIN, it, 0, checks),
                () -> checks.given(Parameter.AUTO_SCALING_MIN, ""));
        max.ifPresentOrElse(
                it -> inRange(Parameter.AUTO_SCALING_MAX, it, 1, checks),
                () -> checks.given(Parameter.AUTO_SCALING_MAX, ""));
        if (min.isPresent() && max.isPresent() && max.get() < min.get()) {
            checks.wrong(Parameter.AUTO_SCALING_MAX, "" + max.get(), "it must not be less than " + min.get());
        }
    }

    private static void inRange(Parameter parameter, int value, int least, Checks checks) {
        if (value < least || value > MOST) {
            checks.wrong(parameter, "" + value, "from " + least + " to " + MOST);
        }
    }

    /** Sets the one field of a NodePool's spec that says it, and takes the other away: the CRD refuses both. */
    void putInto(ObjectNode spec) {
        if (replicas.isPresent()) {
            spec.put("replicas", replicas.get()).putNull("autoScaling");
        } else {
            spec.putNull("replicas");
            spec.putObject("autoScaling").put("min", min.orElseThrow()).put("max", max.orElseThrow());
        }
    }

    @Override
    public String toString() {
        return replicas.map(it -> it + (it == 1 ? " node" : " nodes"))
                .orElseGet(() -> min.orElse(0) + " to " + max.orElse(0) + " nodes");
    }
}

package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A foundation on which many builds have clusters, and a neighbour's cluster, whose time is not over for years. */
final class Street implements AutoCloseable {
    static final Duration TTL = Duration.ofMinutes(30);

    private final Foundation foundation;
    private final Set<String> made;

    private Street(Foundation foundation, Set<String> made) {
        this.foundation = foundation;
        this.made = made;
    }

    static Street in(String directory) {
        var foundation = Foundation.in(directory);
        var run = foundation
                .maven()
                .run(
                        foundation.withoutPom(),
                        Foundation.PLUGIN + "create-cluster",
                        "-Dhypershift.clusterName=neighbour",
                        "-Dhypershift.owner=neighbour",
                        "-Dhypershift.ttl=9999d",
                        "-Dhypershift.releaseImage=quay.io/openshift-release-dev/ocp-release:4.21.0-multi");
        assertThat(run.exitCode()).as(run.output()).isZero();
        return new Street(foundation, things(SandboxState.with(foundation.sandbox(), "neighbour")));
    }

    /** What there is too much or too little once the time of all builds' clusters is over and a reaper has been there. */
    record Difference(Set<String> extra, Set<String> missing) {
        long of(String cluster) {
            return extra.stream().filter(it -> it.contains(cluster)).count();
        }
    }

    Difference reap() {
        var sandbox = sandbox();
        sandbox.azure().faults().clear();
        sandbox.management().faults().clear();
        sandbox.management().clock().advance(TTL.plusMinutes(5));
        var run = foundation
                .maven()
                .run(
                        foundation.withoutPom(),
                        Foundation.PLUGIN + "reap-clusters",
                        "-Dhypershift.dryRun=false",
                        "-Dhypershift.clusterGracePeriod=5s");
        assertThat(run.exitCode()).as(run.output()).isZero();
        var now = things(SandboxState.of(sandbox));
        var extra = new TreeSet<>(now);
        extra.removeAll(made);
        var missing = new TreeSet<>(made);
        missing.removeAll(now);
        return new Difference(extra, missing);
    }

    /** How many things there are of a cluster. */
    long thingsOf(String cluster) {
        return things(SandboxState.of(sandbox())).stream()
                .filter(it -> it.contains(cluster))
                .count();
    }

    SampleProject sample(String name) {
        return foundation.sample(name);
    }

    Path bundle() {
        return foundation.withoutPom().resolve("hypershift");
    }

    Sandbox sandbox() {
        return foundation.sandbox();
    }

    @Override
    public void close() {
        foundation.close();
    }

    private static Set<String> things(SandboxState state) {
        var all = new TreeSet<String>();
        List.of(state.azure(), state.management()).forEach(all::addAll);
        return all;
    }
}

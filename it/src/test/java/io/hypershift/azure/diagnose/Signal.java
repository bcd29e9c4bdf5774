package io.hypershift.azure.diagnose;

import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * What anybody sees who looks at a broken cluster without diagnosing it.
 *
 * @param where where it is to be seen
 * @param words what is to be read there
 * @param reading what is to be read there now
 */
record Signal(String where, Iterable<String> words, Function<SampleCluster, String> reading) {

    static Signal of(String where, Function<SampleCluster, String> reading, String... words) {
        return new Signal(where, Stream.of(words).toList(), reading);
    }

    static Signal condition(String type, String... words) {
        return of("HostedCluster " + type, it -> it.condition(type), words);
    }

    static Signal pool(String type, String... words) {
        return of("NodePool " + type, it -> it.poolCondition(type), words);
    }

    static Signal log(String deployment, String container, String... words) {
        return of("log of " + deployment, it -> it.log(deployment, container), words);
    }

    /** What Cluster API's Azure provider writes. */
    static Signal provider(String... words) {
        return log("capi-provider", "manager", words);
    }

    /** Events about whatever is in the control plane's namespace, or the clusters' own. */
    static Signal event(String... words) {
        return of(
                "events",
                cluster -> Stream.of(cluster.namespace(), cluster.key().namespace())
                        .flatMap(it -> cluster.management().v1().events().inNamespace(it).list().getItems().stream())
                        .map(it -> it.getReason() + ": " + it.getMessage())
                        .collect(Collectors.joining("\n")),
                words);
    }

    boolean isSeen(SampleCluster cluster) {
        var text = reading.apply(cluster);
        for (var word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Waits until it is to be seen. */
    void await(SampleCluster cluster) {
        Awaitility.await(cluster.name() + ": " + this)
                .atMost(ScenarioRun.PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> isSeen(cluster));
    }

    @Override
    public String toString() {
        return where + " tells " + words;
    }
}

package io.hypershift.azure.benchmark;

import io.hypershift.azure.event.Ages;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.kubeapi.KubeAccess;
import io.hypershift.azure.mustgather.GatherLimits;
import io.hypershift.azure.mustgather.GatherRequest;
import io.hypershift.azure.mustgather.MustGather;
import io.hypershift.azure.mustgather.NamespaceScope;
import io.hypershift.azure.mustgather.WantedKinds;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Gathers a namespace in a JVM of its own, and tells the most heap it ever had in use. */
public final class GatheringProcess {
    /** About as many as a build comes to know. */
    private static final int SECRETS = 100;

    private GatheringProcess() {}

    /**
     * Gathers once and ends.
     *
     * @param arguments the management cluster's kubeconfig, the namespace, the archive
     */
    public static void main(String[] arguments) throws IOException {
        var started = System.nanoTime();
        var redactor = new Redactor();
        IntStream.range(0, SECRETS).forEach(it -> redactor.learn(Sensitive.of("known-secret-number-" + it)));
        var network = new NetworkAccess(Optional.empty(), Source.none(), List.of());
        var access = new KubeAccess(Source.file(Path.of(arguments[0])), Optional.empty(), network);
        var pool = Executors.newFixedThreadPool(8);
        var archive = Path.of(arguments[2]);
        try (var api = access.open()) {
            var summary = new MustGather(api, redactor, pool)
                    .gather(
                            new GatherRequest(
                                    List.of(NamespaceScope.all(arguments[1])),
                                    WantedKinds.OF_MANAGEMENT,
                                    Optional.empty(),
                                    new TreeMap<>(),
                                    GatherLimits.USUAL,
                                    archive),
                            new Cancellation());
            System.out.printf(
                    "must-gather: %d files, %d MB (%d MB compressed), %d requests, %d left out, in %s, at most %d MB of heap in use%n",
                    summary.entries(),
                    summary.bytes() >> 20,
                    Files.size(archive) >> 20,
                    summary.requests(),
                    summary.leftOut().size(),
                    Ages.of(Duration.ofNanos(System.nanoTime() - started)),
                    PeakHeap.megabytes());
            summary.leftOut().stream().limit(3).forEach(System.out::println);
        } finally {
            pool.shutdownNow();
        }
    }
}

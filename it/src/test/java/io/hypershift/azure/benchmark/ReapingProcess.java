package io.hypershift.azure.benchmark;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.cluster.ReapRequest;
import io.hypershift.azure.event.Ages;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Lists, finds or reaps in a JVM of its own, and tells the most heap it ever had in use. */
public final class ReapingProcess {
    private ReapingProcess() {}

    /**
     * Does one piece of work and ends.
     *
     * @param arguments the work, then the files and the proxy that lead to Azure and to the management cluster
     */
    public static void main(String[] arguments) {
        var started = System.nanoTime();
        var network =
                new NetworkAccess(Optional.of(URI.create(arguments[3])), Source.file(Path.of(arguments[4])), List.of());
        var access = new Access(
                new AzureSignIn.WithSecret(AzureCloud.PUBLIC, Source.file(Path.of(arguments[1]))),
                Source.file(Path.of(arguments[2])),
                Optional.empty(),
                network);
        String result;
        try (var hypershift = HyperShiftAzure.open(access, event -> {}, new Redactor())) {
            result = work(hypershift, arguments[0]);
        }
        System.out.printf(
                "%s: %s in %s, at most %d MB of heap in use%n",
                arguments[0], result, Ages.of(Duration.ofNanos(System.nanoTime() - started)), PeakHeap.megabytes());
    }

    private static String work(HyperShiftAzure hypershift, String work) {
        if (work.equals("list")) {
            return hypershift.clusters().list().size() + " clusters";
        }
        var request = new ReapRequest(work.equals("find"), Duration.ofSeconds(1), 16);
        var report = hypershift.clusters().reap(request, new Cancellation());
        return report.count(Outcome.WOULD_DELETE) + " found, " + report.count(Outcome.DELETED) + " deleted, "
                + report.count(Outcome.LEFT) + " left, " + report.count(Outcome.FAILED) + " failed";
    }
}

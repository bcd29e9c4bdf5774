package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.ReapReport.Entry;
import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.plan.Cancellation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Removes what nobody takes away any more: several at a time, each looked at once more before anything of it is deleted. */
record Reaper(AbandonedSearch search, EventListener events) {

    ReapReport reap(ReapRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        var found = search.find();
        events.on(new Event.Note(Text.of("{} abandoned", found.size())));
        if (request.dryRun()) {
            return new ReapReport(found.stream().map(Reaper::rehearsed).toList());
        }
        var pool = pool(request.parallelism());
        try {
            return new ReapReport(removed(found, pool, cancellation));
        } finally {
            pool.shutdown();
        }
    }

    private static Entry rehearsed(Abandoned it) {
        return it.leftAlone()
                .map(reason -> it.entry(Outcome.LEFT, reason))
                .orElseGet(() -> it.entry(Outcome.WOULD_DELETE, Text.NONE));
    }

    private static List<Entry> removed(List<Abandoned> found, Executor pool, Cancellation cancellation) {
        var running = found.stream()
                .map(it -> CompletableFuture.supplyAsync(() -> removed(it, cancellation), pool))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static Entry removed(Abandoned it, Cancellation cancellation) {
        try {
            cancellation.check();
            return it.leftAlone()
                    .or(() -> it.remove(cancellation))
                    .map(reason -> it.entry(Outcome.LEFT, reason))
                    .orElseGet(() -> it.entry(Outcome.DELETED, Text.NONE));
        } catch (HyperShiftException e) {
            return it.entry(Outcome.FAILED, told(e));
        } catch (RuntimeException e) {
            return it.entry(Outcome.FAILED, Text.of("{}", e));
        }
    }

    /** The symptoms alone: what to do about them is the same for all that failed, and told in the events. */
    private static Text told(HyperShiftException failure) {
        var symptoms = failure.problems().stream().map(Problem::symptom).collect(Collectors.toList());
        return Text.of(String.join("; ", symptoms.stream().map(it -> "{}").toList()), symptoms.toArray());
    }

    private static ExecutorService pool(int threads) {
        return Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, "hypershift-azure-reaper");
            thread.setDaemon(true);
            thread.setContextClassLoader(Reaper.class.getClassLoader()); // not that of whoever came first
            return thread;
        });
    }
}

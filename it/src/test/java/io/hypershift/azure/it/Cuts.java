package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.it.Neighbourhood.Deed;
import io.hypershift.azure.sandbox.Guard.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Processes that are cut off at one request or another: a sample of all requests, with {@code -Dexhaustive} every one.
 */
final class Cuts {
    private static final boolean EXHAUSTIVE = System.getProperty("exhaustive") != null;
    private static final int SAMPLE = 6;

    /** So many processes at a time: each mostly waits. */
    static final int AT_ONCE = 6;

    private final AtomicInteger names = new AtomicInteger();
    private final Neighbourhood neighbourhood;
    private final Random random;

    Cuts(Neighbourhood neighbourhood, Random random) {
        this.neighbourhood = neighbourhood;
        this.random = random;
    }

    /** Where and how a process is cut off. */
    record Cut(int request, Decision how) {}

    /** Cuts off whoever does this, reaps, and looks that everything is as it was. */
    void tryAll(Deed deed) {
        var requests = neighbourhood.requestsOf(deed);
        var cuts = cuts(requests);
        int cut = 0;
        for (int from = 0; from < cuts.size(); from += AT_ONCE) {
            cut += tryAtOnce(deed, cuts.subList(from, Math.min(from + AT_ONCE, cuts.size())));
            neighbourhood.reapAll();
        }
        System.out.printf(
                "cut points of %s: %d requests, cut at %d of %d tried, nothing left%n",
                deed, requests, cut, cuts.size());
        assertThat(cut).as("processes that were really cut off").isGreaterThan(cuts.size() / 2);
    }

    /** How many of them were really cut off. */
    int tryAtOnce(Deed deed, List<Cut> cuts) {
        return cuts.stream()
                .map(it ->
                        CompletableFuture.supplyAsync(() -> neighbourhood.cut(deed, name(it), it.request(), it.how())))
                .toList()
                .stream()
                .mapToInt(it -> it.join() ? 1 : 0)
                .sum();
    }

    private List<Cut> cuts(int requests) {
        var all = new ArrayList<Cut>();
        for (int request = 1; request <= requests; request++) {
            all.add(new Cut(request, Decision.CUT_BEFORE));
            all.add(new Cut(request, Decision.CUT_AFTER));
        }
        if (EXHAUSTIVE) {
            return all;
        }
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(SAMPLE, all.size()));
    }

    /** What is left names the cut by itself. */
    private String name(Cut cut) {
        var how = cut.how() == Decision.CUT_BEFORE ? "before" : "after";
        return "cut-" + how + "-" + cut.request() + "-" + names.incrementAndGet();
    }
}

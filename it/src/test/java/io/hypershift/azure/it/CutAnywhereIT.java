package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.it.Neighbourhood.Deed;
import io.hypershift.azure.sandbox.Guard.Decision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Wherever a process is cut off, before a request has any effect or after it has had it: once the cluster's time is over, one
 * reaper leaves nothing of it, and nobody else's is touched. A sample of all requests is tried; with {@code -Dexhaustive}
 * every one, and with {@code -Dsoak=500} so many clusters are left to two reapers at once.
 */
@Order(0) // it takes long, and nothing waits for it when it begins first
class CutAnywhereIT {
    private static final boolean EXHAUSTIVE = System.getProperty("exhaustive") != null;
    private static final int SOAK = Integer.getInteger("soak", 6);
    private static final int SAMPLE = 6;

    /** So many processes at a time: each mostly waits. */
    private static final int AT_ONCE = 6;

    private static Neighbourhood neighbourhood;
    private final Random random = new Random(20261125);
    private final AtomicInteger names = new AtomicInteger();

    @BeforeAll
    static void prepare() {
        neighbourhood = Neighbourhood.in("cut-anywhere");
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    private record Cut(int request, Decision how) {}

    @Test
    void nothing_is_left_of_a_cluster_whose_maker_is_cut_off_at_any_request() {
        tryCuts(Deed.CREATE);
    }

    @Test
    void nothing_is_left_of_a_cluster_whose_destroyer_is_cut_off_at_any_request() {
        tryCuts(Deed.DESTROY);
    }

    @Test
    void two_reapers_at_once_leave_nothing_and_take_nothing_from_others() {
        var requests = neighbourhood.requestsOf(Deed.CREATE);
        var cut = 0;
        var deleted = 0L;
        var left = 0L;
        for (int made = 0; made < SOAK; made += AT_ONCE) {
            var some = IntStream.range(0, Math.min(AT_ONCE, SOAK - made))
                    .mapToObj(it -> new Cut(1 + random.nextInt(requests), anyHow()))
                    .toList();
            cut += tryAtOnce(Deed.CREATE, some);
            neighbourhood.expire();
            var other = CompletableFuture.supplyAsync(neighbourhood::reapElsewhere);
            var one = neighbourhood.reap();
            for (var report : List.of(one, other.join())) {
                assertThat(report.count(Outcome.FAILED)).as(report.toString()).isZero();
                deleted += report.count(Outcome.DELETED);
                left += report.count(Outcome.LEFT);
            }
            neighbourhood.isAsItWas();
        }
        System.out.printf(
                "soak: %d clusters begun, %d of their makers cut off, %d reaped, %d left to the other reaper, %d things leaked%n",
                SOAK, cut, deleted, left, neighbourhood.left());
    }

    private void tryCuts(Deed deed) {
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

    private int tryAtOnce(Deed deed, List<Cut> cuts) {
        return cuts.stream()
                .map(it ->
                        CompletableFuture.supplyAsync(() -> neighbourhood.cut(deed, name(it), it.request(), it.how())))
                .toList()
                .stream()
                .mapToInt(it -> it.join() ? 1 : 0)
                .sum();
    }

    /** What is left names the cut by itself. */
    private String name(Cut cut) {
        var how = cut.how() == Decision.CUT_BEFORE ? "before" : "after";
        return "cut-" + how + "-" + cut.request() + "-" + names.incrementAndGet();
    }

    private Decision anyHow() {
        return random.nextBoolean() ? Decision.CUT_BEFORE : Decision.CUT_AFTER;
    }
}

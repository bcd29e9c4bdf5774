package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.it.Neighbourhood.Deed;
import io.hypershift.azure.sandbox.Guard.Decision;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Wherever a process is cut off, before a request has any effect or after it has had it: once the cluster's time is over, one
 * reaper leaves nothing of it, and nobody else's is touched. A sample of all requests is tried; with {@code -Dexhaustive}
 * every one, and with {@code -Dsoak=500} so many clusters are left to two reapers at once.
 */
@Tag("thorough")
@Order(0) // it takes long, and nothing waits for it when it begins first
class CutAnywhereIT {
    private static final int SOAK = Integer.getInteger("soak", 6);

    private static Neighbourhood neighbourhood;
    private final Random random = new Random(20261125);

    @BeforeAll
    static void prepare() {
        neighbourhood = Neighbourhood.in("cut-anywhere");
    }

    @AfterAll
    static void close() {
        neighbourhood.close();
    }

    @Test
    void nothing_is_left_of_a_cluster_whose_maker_is_cut_off_at_any_request() {
        cuts().tryAll(Deed.CREATE);
    }

    @Test
    void nothing_is_left_of_a_cluster_whose_destroyer_is_cut_off_at_any_request() {
        cuts().tryAll(Deed.DESTROY);
    }

    @Test
    void two_reapers_at_once_leave_nothing_and_take_nothing_from_others() {
        var cuts = cuts();
        var requests = neighbourhood.requestsOf(Deed.CREATE);
        var cut = 0;
        var deleted = 0L;
        var left = 0L;
        for (int made = 0; made < SOAK; made += Cuts.AT_ONCE) {
            var some = IntStream.range(0, Math.min(Cuts.AT_ONCE, SOAK - made))
                    .mapToObj(it -> new Cuts.Cut(1 + random.nextInt(requests), anyHow()))
                    .toList();
            cut += cuts.tryAtOnce(Deed.CREATE, some);
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

    private Cuts cuts() {
        return new Cuts(neighbourhood, random);
    }

    private Decision anyHow() {
        return random.nextBoolean() ? Decision.CUT_BEFORE : Decision.CUT_AFTER;
    }
}

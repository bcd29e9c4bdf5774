package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hypershift.azure.event.Event;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.ClusterLease;
import io.hypershift.azure.lease.Heartbeats;
import io.hypershift.azure.lease.LeaseProblems;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.lease.StoredLease;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.plan.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What leases promise, on whatever API server: the sandbox's, or the one of {@code -Dkubernetes.kubeconfig}. There is one
 * server for all tests; each has clusters of its own.
 */
class LeasesContractTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String ME = "job#1";
    private static final String OTHER = "job#2";

    private static final LeaseServer SERVER = LeaseServer.start();
    private static final KubeApi API = SERVER.api();
    private static final Heartbeats HEARTBEATS = new Heartbeats();

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Leases leases = new Leases(API, HEARTBEATS, events::add);
    private final Cancellation cancellation = new Cancellation();

    @AfterAll
    static void close() {
        HEARTBEATS.close();
        SERVER.close();
    }

    @Test
    void a_lease_tells_everybody_whose_the_cluster_is_and_who_works_on_it() {
        var wanted = wanted("fresh", ME, HOUR);
        try (var hold = leases.take(wanted, cancellation)) {
            assertThat(hold.isCreated()).isTrue();
            assertThat(stored("fresh").lease()).isEqualTo(wanted);
            assertThat(stored("fresh").atWork(now())).isPresent();
        }
        assertThat(stored("fresh").atWork()).as("after the work").isEmpty();
        assertThat(leases.all()).extracting(it -> it.lease().name()).contains("fresh");
    }

    @Test
    void the_owner_takes_it_again_and_keeps_infra_id_and_creation() {
        leases.take(wanted("again", ME, HOUR), cancellation).close();
        var first = stored("again").lease();

        try (var hold = leases.take(wanted("again", ME, HOUR.multipliedBy(2)), cancellation)) {
            assertThat(hold.isCreated()).isFalse();
            assertThat(hold.lease().infraId()).isEqualTo(first.infraId());
            assertThat(hold.lease().expiresAt()).isAfter(first.expiresAt());
        }
        leases.take(wanted("again", ME, Duration.ofMinutes(1)), cancellation).close();
        assertThat(stored("again").lease().expiresAt()).as("never sooner").isAfter(first.expiresAt());
    }

    @Test
    void nobody_takes_the_name_of_another_owners_cluster_even_when_that_has_expired() {
        leases.take(wanted("taken", ME, HOUR), cancellation).close();
        leases.take(wanted("taken-expired", ME, HOUR.negated()), cancellation).close();

        fails(LeaseProblems.NOT_YOURS, () -> leases.take(wanted("taken", OTHER, HOUR), cancellation));
        fails(LeaseProblems.NOT_YOURS, () -> leases.take(wanted("taken-expired", OTHER, HOUR), cancellation));
        fails(LeaseProblems.NOT_YOURS, () -> leases.takeForRemoval(stored("taken"), OTHER, cancellation));
        fails(LeaseProblems.NOT_YOURS, () -> leases.extend("clusters", "taken", OTHER, HOUR));
        assertThat(stored("taken").lease().isBeingRemoved()).isFalse();
    }

    @Test
    void nobody_works_on_a_cluster_that_another_process_works_on() {
        try (var hold = leases.take(wanted("busy", ME, HOUR), cancellation)) {
            var second = CompletableFuture.runAsync(
                    () -> leases.take(wanted("busy", ME, HOUR), cancellation).close());
            while (!second.isDone()) {
                hold.update(it -> it); // a sign of life
            }
            assertThat(second).isCompletedExceptionally();
            assertThatThrownBy(second::join)
                    .cause()
                    .asInstanceOf(type(HyperShiftException.class))
                    .matches(it -> it.has(LeaseProblems.AT_WORK));
            assertThat(cancellation.isCancelled()).isFalse();
        }
    }

    @Test
    void one_who_was_killed_counts_as_dead_after_a_minute_without_a_sign_of_life() {
        leases.take(wanted("killed", ME, HOUR), cancellation); // never closed, and its last sign of life is old:
        diedAt("killed", now().minusSeconds(61));

        try (var hold = leases.take(wanted("killed", ME, HOUR), cancellation)) {
            assertThat(hold.isCreated()).isFalse();
        }
    }

    @Test
    void a_lease_that_was_deleted_is_never_brought_back_by_one_at_work() {
        var hold = leases.take(wanted("deleted", ME, HOUR), cancellation);
        API.delete(ref("deleted"));

        fails(LeaseProblems.LOST, () -> hold.update(it -> it));

        assertThat(hold.cancellation().isCancelled()).isTrue();
        hold.close();
        hold.release();
        assertThat(leases.find("clusters", "deleted")).isEmpty();
    }

    @Test
    void a_lease_that_was_made_anew_meanwhile_is_not_touched_by_one_at_work() {
        var hold = leases.take(wanted("renamed", ME, HOUR), cancellation);
        API.delete(ref("renamed"));
        leases.take(wanted("renamed", OTHER, HOUR), cancellation).close();

        fails(LeaseProblems.LOST, () -> hold.update(it -> it));
        hold.release();

        assertThat(stored("renamed").lease().owner()).isEqualTo(OTHER);
    }

    @Test
    void one_at_work_stops_when_he_learns_that_the_removal_was_started() {
        var hold = leases.take(wanted("abandoned", ME, HOUR), cancellation);

        assertThat(leases.startRemoval("clusters", "abandoned", ME)).isPresent();

        fails(LeaseProblems.LOST, () -> hold.update(it -> it));
        assertThat(stored("abandoned").lease().isExpired(now())).isTrue();
    }

    @Test
    void one_at_work_goes_on_when_somebody_extends_the_cluster() {
        try (var hold = leases.take(wanted("extended", ME, HOUR), cancellation)) {
            var extended = leases.extend("clusters", "extended", ME, HOUR.multipliedBy(3));
            hold.update(it -> it);

            assertThat(hold.lease().expiresAt()).isEqualTo(extended.expiresAt());
            assertThat(hold.cancellation().isCancelled()).isFalse();
        }
    }

    @Test
    void extending_never_shortens_a_life_and_keeping_does() {
        leases.take(wanted("long", ME, HOUR.multipliedBy(10)), cancellation).close();

        var extended = leases.extend("clusters", "long", ME, HOUR);
        assertThat(extended.expiresAt()).isAfter(now().plus(HOUR.multipliedBy(9)));
        var kept = leases.expireIn("clusters", "long", ME, HOUR);
        assertThat(kept.expiresAt()).isBefore(now().plus(HOUR.multipliedBy(2)));
        assertThat(stored("long").lease()).isEqualTo(kept);
    }

    @Test
    void a_cluster_that_is_being_removed_is_neither_used_nor_extended() {
        leases.take(wanted("going", ME, HOUR), cancellation).close();
        leases.takeForRemoval(stored("going"), ME, cancellation).close();

        fails(LeaseProblems.BEING_REMOVED, () -> leases.take(wanted("going", ME, HOUR), cancellation));
        fails(LeaseProblems.BEING_REMOVED, () -> leases.extend("clusters", "going", ME, HOUR));
        try (var hold = leases.takeForRemoval(stored("going"), OTHER, cancellation)) {
            hold.release();
        }
        assertThat(leases.find("clusters", "going")).as("anybody may finish").isEmpty();
    }

    @Test
    void what_is_not_there_cannot_be_extended() {
        fails("no-lease", () -> leases.extend("clusters", "nothing", ME, HOUR));
    }

    @Test
    void of_many_reapers_one_gets_an_abandoned_cluster() {
        leases.take(wanted("reaped", ME, HOUR.negated()), cancellation).close();
        var seen = stored("reaped");

        var winners = IntStream.range(0, 8)
                .mapToObj(it -> CompletableFuture.supplyAsync(() -> leases.takeAbandoned(seen, cancellation)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();

        assertThat(winners).hasSize(1);
        winners.forEach(it -> it.close());
    }

    @Test
    void a_reaper_leaves_what_was_extended_or_taken_since_it_was_seen() {
        leases.take(wanted("late", ME, HOUR.negated()), cancellation).close();
        var seen = stored("late");
        leases.extend("clusters", "late", ME, HOUR);
        assertThat(leases.takeAbandoned(seen, cancellation)).isEmpty();

        leases.take(wanted("used", ME, HOUR.negated()), cancellation).close();
        var alsoSeen = stored("used");
        try (var hold = leases.take(wanted("used", ME, HOUR), cancellation)) {
            assertThat(leases.takeAbandoned(alsoSeen, cancellation)).isEmpty();
            assertThat(leases.takeAbandoned(stored("used"), cancellation)).isEmpty();
        }
        assertThat(events)
                .anySatisfy(it -> assertThat(it)
                        .isInstanceOfSatisfying(
                                Event.Warning.class,
                                warning -> assertThat(warning.text().toString()).contains("expired at")));
    }

    @Test
    void a_longer_wish_than_the_management_clusters_owner_allows_is_cut_and_said() {
        limit("limited", "2h");
        var now = now();

        assertThat(leases.expiry("limited", now, HOUR)).isBefore(now.plus(HOUR.multipliedBy(2)));
        assertThat(events).isEmpty();
        assertThat(leases.expiry("limited", now, HOUR.multipliedBy(5))).isEqualTo(now.plus(HOUR.multipliedBy(2)));
        assertThat(events).hasSize(1).first().asString().contains("is cut");
    }

    @Test
    void a_limit_that_is_no_duration_is_told_before_anything_is_made() {
        limit("mislimited", "for ever");

        fails("max-ttl", () -> leases.expiry("mislimited", now(), HOUR));
    }

    @Test
    void the_servers_clock_counts_not_this_machines() {
        assumeTrue(SERVER.isSandbox(), "skipped: a real server's clock cannot be moved");
        leases.take(wanted("clock", ME, HOUR), cancellation).close();
        assertThat(stored("clock").isAbandoned(now())).isFalse();

        SERVER.advance(HOUR);

        assertThat(leases.find("clusters", "clock").orElseThrow().isAbandoned(now()))
                .isTrue();
    }

    private static ClusterLease wanted(String name, String owner, Duration ttl) {
        var now = now();
        return new ClusterLease(
                "clusters",
                name,
                owner,
                name + "-" + Long.toString(System.nanoTime(), 36),
                List.of("/subscriptions/s/resourceGroups/" + name),
                "",
                "it",
                "",
                now,
                now.plus(ttl),
                Optional.empty());
    }

    private StoredLease stored(String name) {
        return leases.find("clusters", name).orElseThrow();
    }

    private static Instant now() {
        API.find(new Ref("v1", "Namespace", "", "default")); // hears the server's time
        return Instant.ofEpochSecond(API.clock().instant().getEpochSecond());
    }

    private static Ref ref(String name) {
        return new Ref("coordination.k8s.io/v1", "Lease", "clusters", name);
    }

    private static void diedAt(String name, Instant lastSign) {
        var tree = API.get(ref(name)).tree();
        tree.withObject("/spec").put("renewTime", lastSign.toString().replace("Z", ".000000Z"));
        API.replace(new Manifest(tree));
    }

    private static void limit(String namespace, String maxTtl) {
        API.apply(Manifest.of(new Ref("v1", "Namespace", "", namespace)), "it");
        var tree = Manifest.of(new Ref("v1", "ConfigMap", namespace, "hypershift-azure"))
                .tree();
        tree.putObject("data").put("maxTtl", maxTtl);
        API.apply(new Manifest(tree), "it");
    }

    private static void fails(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(HyperShiftException.class))
                .matches(it -> it.has(code), "code " + code);
    }
}

package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.foundation.ExternalDns;
import io.hypershift.azure.foundation.ExternalDnsRoles;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.ServicePrincipals;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.azure.exchange.Exchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Wherever the making of a foundation is cut off, before a request has any effect or after it has had it: made again, it is as
 * if nothing had happened. A sample of all requests is tried; with {@code -Dexhaustive} every one.
 */
@Tag("thorough")
class FoundationCutIT {
    private static final boolean EXHAUSTIVE = System.getProperty("exhaustive") != null;
    private static final int SAMPLE = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private record Cut(int request, Decision how) {}

    /** A foundation that nobody has disturbed. */
    private record Undisturbed(int requests, SortedSet<String> resources) {}

    @Test
    void a_foundation_whose_maker_is_cut_off_at_any_request_is_made_whole_by_the_next() {
        var undisturbed = undisturbed();
        var cuts = cuts(undisturbed.requests());
        var cut = 0;
        for (var it : cuts) {
            cut += isCut(it, undisturbed) ? 1 : 0;
        }
        System.out.printf(
                "cut points of a foundation: %d requests, cut at %d of %d tried, whole after the next run%n",
                undisturbed.requests(), cut, cuts.size());
        assertThat(cut).as("runs that were really cut off").isGreaterThan(cuts.size() / 2);
    }

    /** All that can be asked for. */
    private static FoundationRequest request(Site site) {
        var dns = new ExternalDns(Optional.empty(), Optional.empty(), Optional.empty(), false, ExternalDnsRoles.LEAST);
        return site.requestWith(new ServicePrincipals(Optional.of(dns), true, Duration.ofDays(90)));
    }

    private static Undisturbed undisturbed() {
        try (var site = Site.in("foundation-undisturbed");
                var door = site.sandbox().open(Guard.passing())) {
            site.create(request(site), door, new Cancellation());
            return new Undisturbed(door.requests(), site.made());
        }
    }

    private static boolean isCut(Cut cut, Undisturbed undisturbed) {
        try (var site = Site.in("foundation-cut/" + cut.how() + "-" + cut.request())) {
            var end = new Cancellation(); // of what is left of the process, which would try in vain for minutes
            boolean isCut;
            try (var door = site.sandbox().open(Guard.at(cut.request(), cut.how()))) {
                var process = CompletableFuture.supplyAsync(() -> site.create(request(site), door, end));
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> process.isDone() || door.isCut());
                isCut = door.isCut();
                end.cancel();
                await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(door::isIdle);
            }
            var left = site.resources();
            var exchanges = site.exchangesOf(() -> check(site, site.create(request(site))));
            assertThat(site.made()).as(cut.toString()).isEqualTo(undisturbed.resources());
            assertThat(exchanges)
                    .as("writes of what was there, after " + cut)
                    .filteredOn(it -> it.method().equals("PUT"))
                    .extracting(FoundationCutIT::path)
                    .doesNotContainAnyElementsOf(left.stream()
                            .filter(it -> !it.contains("/containers/") && !it.contains("/storageAccounts/"))
                            .toList());
            return isCut;
        }
    }

    private static void check(Site site, Foundation foundation) {
        assertThat(new PublishedKeys(site.sandbox()).of(foundation.oidcIssuerUrl()))
                .containsExactly(foundation.signingKeyId());
    }

    private static String path(Exchange exchange) {
        var url = exchange.url().replaceFirst("^https://[^/]+", "");
        return url.contains("?") ? url.substring(0, url.indexOf('?')) : url;
    }

    private static List<Cut> cuts(int requests) {
        var all = new ArrayList<Cut>();
        for (int request = 1; request <= requests; request++) {
            all.add(new Cut(request, Decision.CUT_BEFORE));
            all.add(new Cut(request, Decision.CUT_AFTER));
        }
        if (EXHAUSTIVE) {
            return all;
        }
        Collections.shuffle(all, new Random(20261125));
        return all.subList(0, Math.min(SAMPLE, all.size()));
    }
}

package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Door;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Guard.Decision;
import io.hypershift.azure.sandbox.hypershift.render.InstallRender;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Wherever an installation is killed, before a request has any effect or after it has had it: installed again, it is as if nothing had
 * happened. A sample of all requests is tried; with {@code -Dexhaustive} every one.
 */
@Tag("thorough")
@Timeout(1800)
class OperatorCutIT {
    private static final boolean EXHAUSTIVE = System.getProperty("exhaustive") != null;
    private static final int SAMPLE = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private record Cut(int request, Decision how) {}

    @Test
    void an_installation_that_is_killed_at_any_request_is_completed_by_the_next() throws IOException {
        try (var site = OperatorSite.in("operator-cut")) {
            int requests;
            try (var door = site.sandbox().open(Guard.passing())) {
                install(site, door, new Cancellation());
                requests = door.requests();
            }
            var undisturbed = state(site);
            site.uninstall();
            var cut = 0;
            for (var it : cuts(requests)) {
                cut += isCut(it, site) ? 1 : 0;
                site.install(site.request());
                assertThat(state(site)).as(it.toString()).isEqualTo(undisturbed);
                endByThemselves(site);
                site.uninstall();
            }
            System.out.printf("cut points of an operator: %d requests, killed at %d%n", requests, cut);
            assertThat(cut).as("runs that were really killed").isGreaterThan(SAMPLE / 2);
        }
    }

    /** What a killed run has left of its rendering is a Job that ends and is forgotten, and what goes with it. */
    private static void endByThemselves(OperatorSite site) {
        var jobs = site.api().list("batch/v1", "Job", "hypershift", Map.of());
        assertThat(jobs).allSatisfy(it -> {
            assertThat(it.at("spec", "ttlSecondsAfterFinished").asInt()).isPositive();
            assertThat(it.at("spec", "activeDeadlineSeconds").asInt()).isPositive();
        });
        jobs.forEach(it -> site.api().delete(it.ref()));
    }

    private static Map<String, JsonNode> state(OperatorSite site) throws IOException {
        var rendered = new InstallRender()
                .run(OperatorSite.IMAGE, List.of("install", "render", "--limit-crd-install=Azure"), Map.of());
        return OperatorState.of(site.api(), objects(rendered.output()));
    }

    private static List<Manifest> objects(String manifest) throws IOException {
        return Manifests.parse(manifest);
    }

    private static boolean isCut(Cut cut, OperatorSite site) {
        var end = new Cancellation(); // of what is left of the process, which would try in vain for minutes
        try (var door = site.sandbox().open(Guard.at(cut.request(), cut.how()))) {
            var process = CompletableFuture.runAsync(() -> install(site, door, end));
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> process.isDone() || door.isCut());
            var isCut = door.isCut();
            end.cancel();
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(door::isIdle);
            return isCut;
        }
    }

    private static void install(OperatorSite site, Door door, Cancellation cancellation) {
        var access = new Access(
                AzureSignIn.none(),
                Entrance.file(door.properties(), "hypershift.managementKubeconfigFile"),
                Optional.empty(),
                OperatorSite.NETWORK);
        try (var hypershift = HyperShiftAzure.open(access, event -> {}, new Redactor())) {
            hypershift.operators().install(site.request(), cancellation);
        }
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
        Collections.shuffle(all, new Random(20261126));
        return all.subList(0, Math.min(SAMPLE, all.size()));
    }
}

package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.ExtendClusterRequest;
import io.hypershift.azure.cluster.ReapReport;
import io.hypershift.azure.cluster.ReapRequest;
import io.hypershift.azure.event.Event.Outcome;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.foundation.DestroyFoundationRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.NotKnownYet;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A dry run of what deals with foundations and clusters writes nothing, and tells what the run does that follows it. */
@Timeout(300)
class DryRunIT {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofMinutes(1);
    private static final String OWNER = "it";

    private static Product product;

    @BeforeAll
    static void prepare() {
        SampleProject.cleared(BuildPaths.target().resolve("it").resolve("dry-run"));
        product = Product.in("dry-run", Latency.NONE);
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void a_cluster_comes_lives_on_and_goes_as_the_dry_runs_told() {
        var request = request("pr-1", OWNER);
        var kubeconfig = request.outputDirectory().resolve("pr-1.kubeconfig");

        var first = dry(it -> it.clusters().dryRun().create(request, new Cancellation()));
        assertThat(first.told()).doesNotContainValue(Outcome.WOULD_UPDATE);
        assertThat(first.steps(Outcome.WOULD_CREATE))
                .contains(
                        "lease clusters/pr-1",
                        "resource group pr-1-" + NotKnownYet.PLACEHOLDER,
                        "HostedCluster clusters/pr-1",
                        "file " + kubeconfig);
        assertThat(kubeconfig).doesNotExist();
        assertThat(request.outputDirectory().resolve("pr-1.events.jsonl")).doesNotExist();
        var made = real(it -> it.clusters().create(request, PATIENCE, new Cancellation()));
        assertThat(made.without(infraId("pr-1"), NotKnownYet.PLACEHOLDER))
                .containsExactlyInAnyOrderEntriesOf(first.inRetrospect());

        var again = dry(it -> it.clusters().dryRun().create(request, new Cancellation()));
        assertThat(again.steps(Outcome.WOULD_UPDATE))
                .as("what a repeated run does")
                .containsExactly("lease clusters/pr-1");
        assertThat(again.steps(Outcome.WOULD_CREATE)).isEmpty();
        assertThat(real(it -> it.clusters().create(request, PATIENCE, new Cancellation()))
                        .told())
                .containsExactlyInAnyOrderEntriesOf(again.inRetrospect());

        extending(Duration.ofHours(9), Outcome.WOULD_UPDATE);
        extending(Duration.ofHours(1), Outcome.UNCHANGED);

        var key = key("pr-1");
        var same = dry(it -> it.clusters().dryRun().kubeconfig(key, kubeconfig));
        assertThat(same.steps(Outcome.UNCHANGED)).containsExactly("file " + kubeconfig);
        assertThat(real(it -> it.clusters().kubeconfig(key, kubeconfig)).told()).isEqualTo(same.told());

        SandboxState.with(product.sandbox(), "pr-1"); // its record in the base domain's zone comes a little later
        var going = dry(it -> it.clusters().dryRun().destroy(destruction("pr-1", OWNER), new Cancellation()));
        assertThat(going.steps(Outcome.WOULD_DELETE))
                .hasSize(7)
                .startsWith("HostedCluster clusters/pr-1")
                .contains("Secrets of clusters/pr-1", "record *.apps.pr-1 of example.com")
                .endsWith("lease clusters/pr-1");
        var gone = real(it -> it.clusters().destroy(destruction("pr-1", OWNER), new Cancellation()));
        assertThat(gone.told()).containsExactlyInAnyOrderEntriesOf(going.inRetrospect());
        assertThat(gone.steps(Outcome.DELETED))
                .startsWith("HostedCluster clusters/pr-1")
                .endsWith("lease clusters/pr-1");
        assertThat(dry(it -> it.clusters().dryRun().destroy(destruction("pr-1", OWNER), new Cancellation()))
                        .told())
                .as("when there is nothing of it")
                .isEmpty();
    }

    @Test
    void what_a_run_would_refuse_is_refused_and_the_reaper_removes_what_its_dry_run_told() {
        product.create("pr-2", PATIENCE);
        refuseAnothers("pr-2");
        refuseTakenDomain("pr-3");

        product.hypershift().clusters().lifetimes().keep(key("pr-2"), OWNER, Duration.ofSeconds(1));
        product.sandbox().management().clock().advance(Duration.ofMinutes(5));
        List<ReapReport> reports = new ArrayList<>();
        dry(it -> reports.add(it.clusters().reap(new ReapRequest(true, GRACE, 4), new Cancellation())));
        real(it -> reports.add(it.clusters().reap(new ReapRequest(false, GRACE, 4), new Cancellation())));

        assertThat(reports.get(0).count(ReapReport.Outcome.WOULD_DELETE)).isOne();
        assertThat(reports.get(1).count(ReapReport.Outcome.DELETED)).isOne();
        assertThat(reports)
                .allSatisfy(report -> assertThat(report.entries())
                        .extracting(ReapReport.Entry::what)
                        .containsExactly("cluster clusters/pr-2"));
    }

    @Test
    void a_foundation_comes_and_goes_as_the_dry_runs_told() {
        try (var site = Site.withoutKey("dry-run-foundation")) {
            var sandbox = site.sandbox();
            var coming =
                    Performance.ofDryRun(sandbox, it -> it.foundations().rehearse(site.request(), new Cancellation()));
            assertThat(site.bundle()).doesNotExist();
            assertThat(Performance.of(sandbox, it -> it.foundations().create(site.request(), new Cancellation()))
                            .told())
                    .containsExactlyInAnyOrderEntriesOf(coming.inRetrospect());
            var again =
                    Performance.ofDryRun(sandbox, it -> it.foundations().rehearse(site.request(), new Cancellation()));
            assertThat(again.told().values()).containsOnly(Outcome.UNCHANGED);

            var request = new DestroyFoundationRequest("it", Site.GROUP, Optional.of("it"), true);
            for (var expected : List.of(Outcome.WOULD_DELETE, Outcome.ABSENT)) {
                var going = Performance.ofDryRun(
                        sandbox, it -> it.foundations().destroy(request, true, new Cancellation()));
                assertThat(going.told()).containsValue(expected);
                assertThat(Performance.of(sandbox, it -> it.foundations().destroy(request, false, new Cancellation()))
                                .told())
                        .containsExactlyInAnyOrderEntriesOf(going.inRetrospect());
            }
        }
    }

    private static void extending(Duration ttl, Outcome expected) {
        var request = new ExtendClusterRequest(key("pr-1"), OWNER, ttl);
        List<Instant> until = new ArrayList<>();
        var told = dry(it -> until.add(it.clusters().dryRun().extend(request)));
        assertThat(told.steps(expected)).containsExactly("lease clusters/pr-1");
        var run = real(it -> until.add(it.clusters().lifetimes().extend(request)));
        assertThat(run.told()).isEqualTo(told.inRetrospect());
        assertThat(Duration.between(until.get(0), until.get(1))).isLessThan(GRACE);
    }

    /** Somebody else's cluster is neither used nor extended nor removed. */
    private static void refuseAnothers(String name) {
        refused("belongs to it", it -> it.clusters().dryRun().create(request(name, "me"), new Cancellation()));
        refused("belongs to it", it -> it.clusters().dryRun().destroy(destruction(name, "me"), new Cancellation()));
        refused("belongs to it", it -> it.clusters().dryRun().extend(new ExtendClusterRequest(key(name), "me", GRACE)));
    }

    private static void refuseTakenDomain(String name) {
        var store = product.sandbox().azure().store();
        var zone = store.ofType("Microsoft.Network/dnszones").get(0).id();
        var record = zone.child("A", "*.apps." + name);
        store.put(new Resource(record, Json.object(), Instant.now()));
        refused(
                "has a record *.apps." + name + " already",
                it -> it.clusters().dryRun().create(request(name, OWNER), new Cancellation()));
        store.remove(record);
        refused(
                "no cluster " + name + " of ours",
                it -> it.clusters().dryRun().extend(new ExtendClusterRequest(key(name), OWNER, GRACE)));
    }

    private static void refused(String why, Consumer<HyperShiftAzure> work) {
        assertThatThrownBy(() -> dry(work))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining(why);
    }

    private static Performance dry(Consumer<HyperShiftAzure> work) {
        return Performance.ofDryRun(product.sandbox(), work);
    }

    private static Performance real(Consumer<HyperShiftAzure> work) {
        return Performance.of(product.sandbox(), work);
    }

    private static String infraId(String name) {
        return product.hypershift().clusters().list().stream()
                .filter(it -> it.key().name().equals(name))
                .findFirst()
                .orElseThrow()
                .infraId();
    }

    private static ClusterKey key(String name) {
        return new ClusterKey("clusters", name);
    }

    private static CreateClusterRequest request(String name, String owner) {
        return product.request(name, new Ownership(owner, "", Duration.ofHours(4), GRACE));
    }

    private static DestroyClusterRequest destruction(String name, String owner) {
        return new DestroyClusterRequest(key(name), owner, GRACE);
    }
}

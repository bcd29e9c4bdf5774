package io.hypershift.azure.jenkins.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterOptions;
import io.hypershift.azure.cluster.ClusterStatus.State;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.WaitFor;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.jenkins.ClusterLeases;
import io.hypershift.azure.jenkins.SandboxFoundation;
import io.hypershift.azure.jenkins.SandboxProcess;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Clusters come and go on a sandbox, piece by piece, as the steps let them. */
class ComingAndGoingIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int MANY = 2;

    private static SandboxProcess sandbox;
    private static SandboxFoundation foundation;
    private static SortedSet<String> before;

    private final Engine engine = new Engine(LOOK);

    @BeforeAll
    static void prepare() throws IOException {
        sandbox = SandboxProcess.start(Path.of("target", "sandboxes", "coming").toAbsolutePath(), "0.002");
        foundation = SandboxFoundation.on(sandbox);
        before = sandbox.everything();
    }

    @AfterAll
    static void end() {
        sandbox.close();
    }

    @AfterEach
    void nothing_is_left() {
        engine.close();
        assertThat(sandbox.everything()).isEqualTo(before);
    }

    @Test
    void between_any_two_pieces_all_may_end_and_begin_again() {
        var arrival = new Arrival[] {new Arrival(Instant.now())};
        pieceByPiece(() -> {
            arrival[0] = saved(arrival[0]);
            coming(arrival[0], "pr-1", TIMEOUT);
            return arrival[0].isReady();
        });
        assertThat(arrival[0].isOurs()).isTrue();
        assertThat(arrival[0].apiUrl()).startsWith("https://");
        assertThat(arrival[0].infraId()).startsWith("pr-1-");
        var departure = new Departure[] {new Departure(true)};
        pieceByPiece(() -> {
            departure[0] = saved(departure[0]);
            going(departure[0], "pr-1");
            return departure[0].isGone();
        });
        assertThat(departure[0].hasFound()).isTrue();
    }

    @Test
    void many_come_and_go_at_once_on_few_threads() throws InterruptedException {
        var gone = new CountDownLatch(MANY);
        IntStream.range(0, MANY).forEach(i -> comeAndGo("many-" + i, gone).run());
        gone.await();
    }

    @Test
    void one_that_takes_too_long_tells_what_it_was_stuck_at() {
        var arrival = new Arrival(Instant.now().minus(Duration.ofMinutes(10)));
        assertThatThrownBy(() -> {
                    while (!arrival.isReady()) {
                        coming(arrival, "pr-2", TIMEOUT);
                    }
                })
                .hasMessageStartingWith("cluster pr-2 was not ready after 5m\n  It was stuck at: ");
        var departure = new Departure(true);
        while (!departure.isGone()) {
            going(departure, "pr-2");
        }
    }

    @Test
    void one_that_another_has_stays_though_its_time_is_over() {
        var key = new ClusterKey("clusters", "pr-4");
        use(clusters -> clusters.begin(request("pr-4", "another", Duration.ofSeconds(1)), new Cancellation()));
        await().until(() -> use(clusters -> clusters.lifetimes().recordedUntil(key, "another"))
                .orElseThrow()
                .isBefore(Instant.now()));
        var arrival = new Arrival(Instant.now());
        coming(arrival, "pr-4", TIMEOUT);
        assertThatThrownBy(() -> coming(arrival, "pr-4", TIMEOUT))
                .hasMessageContaining("cluster pr-4 belongs to another");
        var departure = new Departure(true);
        going(departure, "pr-4");
        assertThat(departure.isGone()).isTrue();
        assertThat(departure.hasFound()).isFalse();
        assertThat(use(clusters -> clusters.look(key)).state()).isNotIn(State.ABSENT, State.DELETING);
        var removal = new DestroyClusterRequest(key, "another", Duration.ofSeconds(10));
        boolean removed = use(clusters -> clusters.destroy(removal, new Cancellation()));
        assertThat(removed).isTrue();
    }

    @Test
    void where_there_is_nothing_nothing_goes() {
        var departure = new Departure(true);
        going(departure, "pr-3");
        assertThat(departure.isGone()).isTrue();
        assertThat(departure.hasFound()).isFalse();
    }

    @Test
    void one_that_failed_is_kept_for_just_so_long_and_is_then_anybodys() {
        var key = new ClusterKey("clusters", "pr-5");
        begin("pr-5");
        var keeping = new Keeping[] {new Keeping()};
        pieceByPiece(() -> {
            keeping[0] = saved(keeping[0]);
            use(clusters -> keeping[0].advance(clusters, key, "it", Duration.ofSeconds(3)));
            return keeping[0].isOver();
        });
        var until = Instant.parse(keeping[0].until());
        Optional<Instant> recorded = use(clusters -> clusters.lifetimes().recordedUntil(key, "it"));
        assertThat(recorded).contains(until);
        await().until(() -> use(clusters -> clusters.lifetimes().now()).isAfter(until));
        var removal = new DestroyClusterRequest(key, "anybody", Duration.ofSeconds(10));
        boolean removed = use(clusters -> clusters.destroy(removal, new Cancellation()));
        assertThat(removed).isTrue();
    }

    @Test
    void where_there_is_nothing_nothing_is_kept() {
        var keeping = new Keeping();
        use(clusters -> keeping.advance(clusters, new ClusterKey("clusters", "pr-6"), "it", TIMEOUT));
        assertThat(keeping.isOver()).isTrue();
        assertThat(keeping.until()).isEmpty();
    }

    @Test
    void one_that_goes_already_cannot_be_kept() {
        begin("pr-7");
        var departure = new Departure(true);
        going(departure, "pr-7");
        var keeping = new Keeping();
        assertThatThrownBy(() -> {
                    while (!keeping.isOver()) {
                        use(clusters -> keeping.advance(clusters, new ClusterKey("clusters", "pr-7"), "it", TIMEOUT));
                    }
                })
                .hasMessageContaining("cluster pr-7 is being removed");
        while (!departure.isGone()) {
            going(departure, "pr-7");
        }
    }

    @Test
    void one_that_is_on_no_record_goes_when_its_infra_id_is_confirmed_and_not_before() {
        var key = new ClusterKey("clusters", "pr-8");
        begin("pr-8");
        var infraId = use(clusters -> clusters.look(key)).infraId();
        new ClusterLeases(sandbox).delete("pr-8");
        var refused = new Departure(false);
        assertThatThrownBy(() -> {
                    while (!refused.isGone()) {
                        going(refused, "pr-8");
                    }
                })
                .hasMessageContaining("was not made by us");
        var request = new DestroyClusterRequest(key, "it", Duration.ofSeconds(10), Optional.of(infraId));
        var confirmed = new Departure(false);
        while (!confirmed.isGone()) {
            use(clusters -> confirmed.advance(clusters, request));
        }
        assertThat(confirmed.hasFound()).isTrue();
    }

    private void begin(String name) {
        use(clusters -> clusters.begin(request(name), new Cancellation()));
    }

    private static void pieceByPiece(Callable<Boolean> piece) {
        await().atMost(TIMEOUT).pollDelay(Duration.ZERO).pollInterval(LOOK).until(piece);
    }

    private Runnable comeAndGo(String name, CountDownLatch gone) {
        var arrival = new Arrival(Instant.now());
        var departure = new Departure(true);
        return new Loop(engine, new Task() {
            @Override
            public Pace run() {
                var pace = arrival.isReady() ? going(departure, name) : coming(arrival, name, TIMEOUT);
                if (departure.isGone()) {
                    gone.countDown();
                    return Pace.WHEN_WOKEN;
                }
                return pace;
            }

            @Override
            public boolean isLook() {
                return arrival.isReady() ? departure.isLook() : arrival.isLook();
            }
        })::wake;
    }

    private <T> T use(Function<Clusters, T> work) {
        return engine.clients()
                .use(foundation.access(), event -> {}, new Redactor(), hypershift -> work.apply(hypershift.clusters()));
    }

    private Pace coming(Arrival arrival, String name, Duration timeout) {
        return engine.clients()
                .use(
                        foundation.access(),
                        event -> {},
                        new Redactor(),
                        hypershift -> arrival.advance(
                                hypershift.clusters(),
                                request(name),
                                new Arrival.Wait(WaitFor.NODES, timeout),
                                new Cancellation()));
    }

    private Pace going(Departure departure, String name) {
        var request = new DestroyClusterRequest(new ClusterKey("clusters", name), "it", Duration.ofSeconds(10));
        return engine.clients()
                .use(
                        foundation.access(),
                        event -> {},
                        new Redactor(),
                        hypershift -> departure.advance(hypershift.clusters(), request));
    }

    private static CreateClusterRequest request(String name) {
        return request(name, "it", Duration.ofHours(4));
    }

    private static CreateClusterRequest request(String name, String owner, Duration ttl) {
        var bundle = foundation.bundle();
        return new CreateClusterRequest(
                name,
                "clusters",
                ClusterOptions.SET.given(Map.of(
                        Parameter.BASE_DOMAIN, "example.com",
                        Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.21.0-multi")),
                ClusterFiles.of(Source.file(sandbox.file("pull-secret.json"))),
                new Trust(
                        Source.file(bundle.foundation()),
                        Source.file(bundle.workloadIdentities()),
                        Source.file(bundle.privateKey()),
                        Optional.empty()),
                Map.of(),
                new Ownership(owner, "", ttl, Duration.ofSeconds(10)),
                sandbox.file("out"));
    }

    /** As Jenkins saves it with the build, and reads it after a restart. */
    @SuppressWarnings("unchecked")
    private static <T> T saved(T value) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }
}

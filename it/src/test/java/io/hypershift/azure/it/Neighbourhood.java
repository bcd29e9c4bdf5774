package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.Clusters;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.DestroyClusterRequest;
import io.hypershift.azure.cluster.InfraRequest.Network;
import io.hypershift.azure.cluster.OtherInfrastructure;
import io.hypershift.azure.cluster.ReapReport;
import io.hypershift.azure.cluster.ReapRequest;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Door;
import io.hypershift.azure.sandbox.Guard;
import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A foundation with a neighbour's live cluster on it, and processes that make and destroy clusters beside that one and are cut
 * off from the world at one of their requests, as if they had been killed there.
 */
final class Neighbourhood implements AutoCloseable {
    private static final Duration TTL = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Product product;
    private final SandboxState made;
    private final UnaryOperator<Clusters> place;
    private final ExecutorService processes = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "process");
        thread.setDaemon(true);
        return thread;
    });

    private Neighbourhood(Product product, UnaryOperator<Clusters> place, SandboxState made) {
        this.product = product;
        this.place = place;
        this.made = made;
    }

    static Neighbourhood in(String directory) {
        return of(Product.in(directory, Latency.NONE), UnaryOperator.identity());
    }

    /** One whose clusters, the neighbour's among them, are all in a resource group that was there before. */
    static Neighbourhood inOneGroup(String directory) {
        var product = Product.in(directory, Latency.NONE);
        new Customer(product.sandbox()).makeGroup("shared", "eastus");
        return of(product, it -> OtherInfrastructure.in(it, new Network.Own(), Optional.of("shared")));
    }

    private static Neighbourhood of(Product product, UnaryOperator<Clusters> place) {
        var neighbours = new Ownership("neighbour", "", Duration.ofDays(10_000), GRACE);
        place.apply(product.hypershift().clusters())
                .create(product.request("neighbour", neighbours), PATIENCE, new Cancellation());
        return new Neighbourhood(product, place, SandboxState.with(product.sandbox(), "neighbour"));
    }

    /** What a process does. */
    enum Deed {
        CREATE,
        DESTROY
    }

    /** How many requests a deed takes when nobody disturbs it. */
    int requestsOf(Deed deed) {
        var door = product.sandbox().open(Guard.passing());
        if (deed == Deed.DESTROY) {
            create("counted");
        }
        run(deed, "counted", door, new Cancellation()).join();
        var requests = door.requests();
        reapAll();
        return requests;
    }

    /**
     * Lets a process do something to a cluster, and cuts it off at a request.
     *
     * @return whether it came to that request
     */
    boolean cut(Deed deed, String name, int request, Guard.Decision how) {
        if (deed == Deed.DESTROY) {
            create(name);
        }
        var end = new Cancellation(); // of what is left of the process, which would try in vain for minutes
        try (var door = product.sandbox().open(Guard.at(request, how))) {
            var process = run(deed, name, door, end);
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> process.isDone() || door.isCut());
            return door.isCut();
        } finally {
            end.cancel();
        }
    }

    /** Lets another process of the same owner do it, undisturbed. */
    void repeat(Deed deed, String name) {
        try (var door = product.sandbox().open(Guard.passing())) {
            run(deed, name, door, new Cancellation()).join();
        }
    }

    /** Lets so much time go by that one who was killed no longer counts as being at work. */
    void forgetWhoIsAtWork() {
        product.sandbox().management().clock().advance(Duration.ofMinutes(2));
    }

    /** What there is once a cluster has all that it makes by itself. */
    SandboxState readyState(String name) {
        return SandboxState.with(product.sandbox(), name);
    }

    /** Lets the time of all clusters but the neighbour's run out. */
    void expire() {
        product.sandbox().management().clock().advance(TTL.plusMinutes(2));
    }

    ReapReport reap() {
        return product.hypershift().clusters().reap(new ReapRequest(false, GRACE, 8), new Cancellation());
    }

    /** The same by another process. */
    ReapReport reapElsewhere() {
        try (var door = product.sandbox().open(Guard.passing());
                var other = product.through(door)) {
            return other.clusters().reap(new ReapRequest(false, GRACE, 8), new Cancellation());
        }
    }

    /** Expires and reaps everything; nothing but the foundation and the neighbour's cluster is there then. */
    void reapAll() {
        expire();
        reap().orThrow();
        isAsItWas();
    }

    /** Controllers behind the API server may lag behind a little. */
    void isAsItWas() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var now = SandboxState.of(product.sandbox());
            assertThat(now.azure()).containsExactlyElementsOf(made.azure());
            assertThat(now.management()).containsExactlyElementsOf(made.management());
        });
    }

    /** How many things there are that neither the foundation nor the neighbour has. */
    long left() {
        var now = SandboxState.of(product.sandbox());
        return List.of(now.azure(), now.management()).stream()
                .flatMap(it -> it.stream())
                .filter(it -> !made.azure().contains(it) && !made.management().contains(it))
                .count();
    }

    @Override
    public void close() {
        processes.shutdownNow();
        product.close();
    }

    private void create(String name) {
        place.apply(product.hypershift().clusters())
                .create(product.request(name, ownership(name)), PATIENCE, new Cancellation());
    }

    private CompletableFuture<Void> run(Deed deed, String name, Door door, Cancellation end) {
        return CompletableFuture.runAsync(
                () -> {
                    try (var hypershift = product.through(door)) {
                        var clusters = place.apply(hypershift.clusters());
                        switch (deed) {
                            case CREATE -> clusters.create(product.request(name, ownership(name)), PATIENCE, end);
                            case DESTROY ->
                                clusters.destroy(
                                        new DestroyClusterRequest(new ClusterKey("clusters", name), name, GRACE), end);
                        }
                    }
                },
                processes);
    }

    private static Ownership ownership(String name) {
        return new Ownership(name, "", TTL, GRACE);
    }
}

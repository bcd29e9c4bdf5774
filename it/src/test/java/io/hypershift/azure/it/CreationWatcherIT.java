package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterStatus.State;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreationWatcher;
import io.hypershift.azure.cluster.WaitFor;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What one is told who has a cluster made: when it is his, and when it has failed. */
class CreationWatcherIT {
    private static final Ownership OWNERSHIP =
            new Ownership(Product.OWNER, "", Duration.ofHours(4), Duration.ofSeconds(5));

    private static Product product;
    private static SandboxState before;

    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        product = Product.in("creation-watcher", Latency.NONE);
        before = SandboxState.of(product.sandbox());
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @AfterEach
    void nothing_is_left() {
        product.sandbox().azure().faults().clear();
        assertThat(SandboxState.of(product.sandbox()).azure()).isEqualTo(before.azure());
    }

    @Test
    void one_that_fails_is_shown_while_it_is_there_and_what_goes_wrong_with_looking_does_not_hide_its_failure() {
        refuseMachines();
        var request = product.request("watched", OWNERSHIP);

        var failure = catchThrowableOfType(
                HyperShiftException.class, () -> create(request, new Cancellation(), new Watcher(request)));

        assertThat(failure).hasMessageContaining("cluster watched was not ready");
        assertThat(failure.getSuppressed()).extracting(Throwable::getMessage).contains("nobody can look");
        assertThat(told).containsExactly("recorded, absent", "failed, there");
        assertThat(present(request)).isEqualTo("absent");
    }

    @Test
    void one_that_somebody_cancels_is_not() {
        refuseMachines();
        var request = product.request("cancelled", OWNERSHIP);
        var cancellation = new Cancellation();

        var failure = catchThrowableOfType(
                HyperShiftException.class,
                () -> create(request, cancellation, new Watcher(request) {
                    @Override
                    public void recorded() {
                        super.recorded();
                        cancellation.cancel();
                    }
                }));

        assertThat(failure.has(Cancellation.CODE)).isTrue();
        assertThat(told).containsExactly("recorded, absent");
    }

    @Test
    void one_of_which_nothing_was_made_is_not() {
        var usual = product.request("refused", OWNERSHIP);
        var request = new CreateClusterRequest(
                usual.name(),
                usual.namespace(),
                usual.options()
                        .with(Parameter.RELEASE_IMAGE, "quay.io/openshift-release-dev/ocp-release:4.21.99-multi"),
                usual.files(),
                usual.trust(),
                usual.tags(),
                usual.ownership(),
                usual.outputDirectory());

        var failure = catchThrowableOfType(
                HyperShiftException.class, () -> create(request, new Cancellation(), new Watcher(request)));

        assertThat(failure).hasMessageContaining("no such image");
        assertThat(told).isEmpty();
    }

    private class Watcher implements CreationWatcher {
        private final CreateClusterRequest request;

        Watcher(CreateClusterRequest request) {
            this.request = request;
        }

        @Override
        public void recorded() {
            told.add("recorded, " + present(request));
        }

        @Override
        public void failed(RuntimeException failure, Cancellation cancellation) {
            told.add("failed, " + present(request));
            throw new IllegalStateException("nobody can look");
        }
    }

    private static void create(CreateClusterRequest request, Cancellation cancellation, CreationWatcher watcher) {
        product.hypershift().clusters().create(request, WaitFor.NODES, Duration.ofSeconds(20), cancellation, watcher);
    }

    private static String present(CreateClusterRequest request) {
        var key = new ClusterKey(request.namespace(), request.name());
        return product.hypershift().clusters().look(key).state() == State.ABSENT ? "absent" : "there";
    }

    private static void refuseMachines() {
        product.sandbox()
                .azure()
                .faults()
                .add(Fault.on("PUT", "/virtualMachines/").times(1000).deniedByPolicy("no-machines"));
    }
}

package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Patience;
import io.hypershift.azure.plan.RetryBudget;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sensitive.Redactor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A wait does not go on to its end when it is certain that nothing comes any more. */
class EarlyStopIT {
    /** Much longer than it takes to be certain. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final Patience CURIOUS =
            new Patience(RetryBudget.DEFAULT, Duration.ofMillis(100), Duration.ofSeconds(2));

    private static Product product;

    @BeforeAll
    static void prepare() {
        product = Product.in("early-stop", Latency.NONE);
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void a_certain_cause_ends_the_wait_with_its_remedy() {
        var key = product.begin("hopeless", Map.of(Parameter.PAUSED_UNTIL, "true"));
        new IssuerBlobs(product.sandbox(), product.createFoundation().oidcIssuerUrl())
                .publishOnly(SigningKey.generate());
        resume(key);

        try (var hypershift =
                HyperShiftAzure.open(Entrance.to(product.sandbox()), event -> {}, new Redactor(), CURIOUS)) {
            assertThatThrownBy(() -> hypershift.clusters().await(key, TIMEOUT, new Cancellation()))
                    .isInstanceOf(HyperShiftException.class)
                    .hasMessageContaining("cluster hopeless goes no further by itself")
                    .hasMessageContaining("the cluster's signing key is not the issuer's")
                    .hasMessageContaining("Publish the cluster's key beside the others: create-foundation");
        } finally {
            product.destroy("hopeless");
        }
    }

    /** Paused from its first moment: what is broken meanwhile is broken before any machine can come. */
    private static void resume(ClusterKey key) {
        var config = Config.fromKubeconfig(product.sandbox().management().kubeconfig());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            for (var kind : List.of("HostedCluster", "NodePool")) {
                client.genericKubernetesResources("hypershift.openshift.io/v1beta1", kind)
                        .inNamespace(key.namespace())
                        .withName(key.name())
                        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"pausedUntil\":null}}");
            }
        }
    }
}

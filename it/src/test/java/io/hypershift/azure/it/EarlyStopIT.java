package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Patience;
import io.hypershift.azure.plan.RetryBudget;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sensitive.Redactor;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A wait does not go on to its end when it is certain that nothing comes any more. */
class EarlyStopIT {
    /** Much longer than it takes to be certain. */
    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private static final Patience CURIOUS =
            new Patience(RetryBudget.DEFAULT, Duration.ofMillis(100), Duration.ofSeconds(2));

    /** Some seconds of control plane, so that something can be broken before the nodes come. */
    private static final Latency SLOW = new Latency(0.006);

    private static Product product;

    @BeforeAll
    static void prepare() {
        product = Product.in("early-stop", SLOW);
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void a_certain_cause_ends_the_wait_with_its_remedy() {
        var key = product.begin("hopeless");
        new IssuerBlobs(product.sandbox(), product.createFoundation().oidcIssuerUrl())
                .publishOnly(SigningKey.generate());

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
}

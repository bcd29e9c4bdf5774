package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Take one thing away that a cluster needs, and no node becomes Ready; what is told is what HyperShift tells. */
@Tag("thorough")
@Order(0) // it takes long, and nothing waits for it when it begins first
@Isolated("it tells by deadlines that something never comes")
class ConsequencesIT {
    /** Long enough for a control plane to come up here, and for nodes to be refused. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Some seconds of control plane, so that something can be taken away before the nodes come. */
    private static final Latency SLOW = new Latency(0.006);

    private static Product product;
    private static Foundation foundation;
    private static SandboxState made;

    @BeforeAll
    static void prepare() {
        product = Product.in("consequences", SLOW);
        foundation = product.createFoundation();
        made = SandboxState.of(product.sandbox());
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @AfterEach
    void nothing_of_the_cluster_is_left() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var now = SandboxState.of(product.sandbox());
            assertThat(now.azure()).containsExactlyElementsOf(made.azure());
            assertThat(now.management()).containsExactlyElementsOf(made.management());
        });
    }

    @Test
    void when_the_issuer_publishes_another_key_nobody_signs_in() {
        var another = SigningKey.generate(); // which takes its time

        takeAway("pr-key", it -> it.publishOnly(another), "AADSTS700027");
    }

    @Test
    void when_the_issuers_keys_are_gone_nobody_signs_in() {
        takeAway("pr-jwks", it -> it.delete(IssuerBlobs.KEYS), "AADSTS50166");
    }

    /** While the control plane comes up: what is missing before, the cluster is not begun with. */
    private static void takeAway(String cluster, Consumer<IssuerBlobs> accident, String told) {
        var key = product.begin(cluster);
        try {
            accident.accept(new IssuerBlobs(product.sandbox(), foundation.oidcIssuerUrl()));
            assertThatThrownBy(() -> product.hypershift().clusters().await(key, TIMEOUT, new Cancellation()))
                    .isInstanceOf(HyperShiftException.class)
                    .hasMessageContaining("cluster " + cluster + " was not ready after 1m")
                    .hasMessageContaining(told);
        } finally {
            product.destroy(cluster);
            product.createFoundation();
        }
    }

    @Test
    void without_its_role_the_node_pool_management_makes_no_machine() {
        var key = product.begin("pr-role");
        takeNodePoolManagementsRoles();

        try {
            assertThatThrownBy(() -> product.hypershift().clusters().await(key, TIMEOUT, new Cancellation()))
                    .isInstanceOf(HyperShiftException.class)
                    .hasMessageContaining("AuthorizationFailed");
        } finally {
            product.destroy("pr-role");
        }
    }

    private static void takeNodePoolManagementsRoles() {
        var principal = foundation.identities().entrySet().stream()
                .filter(entry -> entry.getKey().key().equals("nodePoolManagement"))
                .map(entry -> entry.getValue().principalId())
                .findFirst()
                .orElseThrow();
        var store = product.sandbox().azure().store();
        var taken = store.ofType("Microsoft.Authorization/roleAssignments").stream()
                .filter(it -> it.properties().path("principalId").asText().equals(principal))
                .toList();
        assertThat(taken).hasSize(2);
        taken.forEach(it -> store.remove(it.id()));
    }
}

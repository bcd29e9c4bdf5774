package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.foundation.Foundation;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sandbox.Latency;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Take one thing away that a cluster needs, and no node becomes Ready; what is told is what HyperShift tells. */
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
    void with_another_signing_key_nobody_signs_in() throws IOException {
        var other = product.directory().resolve("another.private");
        Files.writeString(other, SigningKey.generate().privatePem().reveal());

        assertThatThrownBy(() -> product.create("pr-key", other, TIMEOUT))
                .isInstanceOf(HyperShiftException.class)
                .hasMessageContaining("cluster pr-key was not ready after 1m")
                .hasMessageContaining("AADSTS700027");
    }

    @Test
    void without_the_issuers_keys_nobody_signs_in() {
        deleteKeys();
        try {
            assertThatThrownBy(() -> product.create("pr-jwks", TIMEOUT))
                    .isInstanceOf(HyperShiftException.class)
                    .hasMessageContaining("cluster pr-jwks was not ready after 1m")
                    .hasMessageContaining("AADSTS50166");
        } finally {
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

    private static void deleteKeys() {
        var proxy = product.sandbox().proxy();
        var authority = product.sandbox().certificateAuthority();
        var http = new JdkHttpClientBuilder(HttpClient.newBuilder().sslContext(authority.clientContext()))
                .proxy(new ProxyOptions(
                        ProxyOptions.Type.HTTP, new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .build();
        var issuer = foundation.oidcIssuerUrl();
        var account = issuer.substring(issuer.lastIndexOf('/') + 1);
        var key = product.sandbox().azure().accounts().keys(account).get(0).value();
        new BlobContainerClientBuilder()
                .endpoint(issuer)
                .credential(new StorageSharedKeyCredential(account, key))
                .httpClient(http)
                .buildClient()
                .getBlobClient("openid/v1/jwks")
                .delete();
    }
}

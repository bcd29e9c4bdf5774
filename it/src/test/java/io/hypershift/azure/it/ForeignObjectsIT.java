package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.hypershift.azure.sandbox.Latency;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Objects that are there under the names of a new cluster's. */
class ForeignObjectsIT {
    private static Product product;
    private static KubernetesClient client;

    @BeforeAll
    static void prepare() {
        product = Product.in("foreign-objects", Latency.NONE);
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(product.sandbox().management().kubeconfig()))
                .build();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("clusters")
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterAll
    static void close() {
        client.close();
        product.close();
    }

    @Test
    void a_secret_of_others_is_not_taken_over_and_nothing_is_made() {
        secret("pr-1-pull-secret", ".dockerconfigjson", Map.of());
        var before = product.sandbox().azure().resources().size();

        assertThatThrownBy(() -> product.begin("pr-1"))
                .hasMessageContaining(
                        "Secret clusters/pr-1-pull-secret is there already, and was not made for a cluster");

        assertThat(client.secrets()
                        .inNamespace("clusters")
                        .withName("pr-1-pull-secret")
                        .get()
                        .getData())
                .containsEntry(".dockerconfigjson", "dGhlaXJz");
        assertThat(client.leases().inNamespace("clusters").list().getItems()).isEmpty();
        assertThat(product.sandbox().azure().resources()).hasSize(before);
    }

    @Test
    void another_signing_key_is_not_used_for_a_new_cluster() {
        secret(
                "pr-2sa-token-issuer-key",
                "key",
                Map.of("hypershift.openshift.io/auto-created-for-infra", "pr-2-abcde"));

        assertThatThrownBy(() -> product.begin("pr-2"))
                .hasMessageContaining("Secret clusters/pr-2sa-token-issuer-key is there already, with another key")
                .hasMessageContaining("signingKeyFile");
    }

    private static void secret(String name, String field, Map<String, String> labels) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("clusters")
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .addToData(field, "dGhlaXJz")
                        .build())
                .create();
    }
}

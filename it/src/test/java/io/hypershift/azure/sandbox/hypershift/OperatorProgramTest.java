package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperatorProgramTest {
    private static final HostedClusterManifests SEEN = new HostedClusterManifests(
            "seen",
            "seen-x7k2p",
            Stream.of("disk", "file", "imageRegistry", "ingress", "cloudProvider", "nodePoolManagement", "network")
                    .collect(Collectors.toMap(it -> it, it -> "99999999-9999-9999-9999-999999999999")));

    private final LoneCluster cluster = LoneCluster.start();

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void a_ready_operator_has_made_its_certificates_and_the_crds_trust_them() {
        cluster.ground().installOperator("elsewhere");

        var authority = secret("elsewhere", "webhook-serving-ca", "ca.crt");
        assertThat(authority).isNotEmpty();
        assertThat(secret("elsewhere", "webhook-serving-ca", "ca.key")).isNotEmpty();
        assertThat(secret("elsewhere", "manager-serving-cert", "tls.crt")).isNotEmpty();
        assertThat(converted()).isNotEmpty().allSatisfy(crd -> {
            assertThat(crd.getSpec()
                            .getConversion()
                            .getWebhook()
                            .getClientConfig()
                            .getCaBundle())
                    .isEqualTo(authority);
            assertThat(crd.getMetadata().getManagedFields())
                    .filteredOn(it -> it.getFieldsV1().toString().contains("f:caBundle"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.getManager()).isEqualTo("hypershift-operator"));
        });
        assertThat(client().configMaps()
                        .inNamespace("elsewhere")
                        .withName("supported-versions")
                        .get())
                .isNotNull();
        var lease = client().leases()
                .inNamespace("elsewhere")
                .withName("hypershift-operator-leader-elect")
                .require();
        assertThat(client().pods().inNamespace("elsewhere").list().getItems())
                .extracting(it -> it.getMetadata().getName())
                .contains(lease.getSpec().getHolderIdentity());
    }

    @Test
    void it_works_again_after_it_was_uninstalled_and_installed_elsewhere() {
        cluster.ground().installOperator("first");
        cluster.apply(SEEN.hostedCluster());
        eventually(() -> assertThat(seen()).contains("status"));
        cluster.ground().hypershift("HostedCluster").withName("seen").delete();
        eventually(() -> assertThat(seen()).isEqualTo("gone"));
        cluster.ground().uninstallOperator("first");

        cluster.ground().installOperator("second");
        assertThat(converted())
                .isNotEmpty()
                .allSatisfy(crd -> assertThat(crd.getSpec()
                                .getConversion()
                                .getWebhook()
                                .getClientConfig()
                                .getCaBundle())
                        .isEqualTo(secret("second", "webhook-serving-ca", "ca.crt")));
        cluster.apply(SEEN.hostedCluster());
        eventually(() -> assertThat(seen()).contains("status"));
    }

    @Test
    void nobody_acts_while_it_is_away() {
        cluster.ground().installOperator("hypershift");
        client().apps()
                .deployments()
                .inNamespace("hypershift")
                .withName("operator")
                .scale(0);
        eventually(() -> assertThat(client().apps()
                        .deployments()
                        .inNamespace("hypershift")
                        .withName("operator")
                        .require()
                        .getStatus()
                        .getAvailableReplicas())
                .isNull());

        cluster.apply(SEEN.hostedCluster());
        await().during(Duration.ofMillis(500)).until(() -> seen().equals("[spec]"));
        client().apps()
                .deployments()
                .inNamespace("hypershift")
                .withName("operator")
                .scale(1);
        eventually(() -> assertThat(seen()).contains("status"));
    }

    @Test
    void for_private_clusters_it_waits_for_its_credentials() {
        cluster.ground()
                .renderOperator(
                        "hypershift",
                        "--private-platform=Azure",
                        "--azure-pls-resource-group=lbs",
                        "--azure-private-secret=credentials");

        eventually(() -> assertThat(
                        client().v1().events().inNamespace("hypershift").list().getItems())
                .anyMatch(it -> it.getReason().equals("FailedMount")
                        && it.getMessage().contains("secret \"credentials\" not found")));
        assertThat(cluster.ground().isAvailable("hypershift", "operator")).isFalse();

        cluster.apply("{apiVersion: v1, kind: Secret, metadata: {name: credentials, namespace: hypershift}, "
                + "stringData: {credentials: '{\"subscriptionId\": \"one\"}'}}");
        eventually(() -> assertThat(cluster.ground().isAvailable("hypershift", "operator"))
                .isTrue());
    }

    private String seen() {
        var object =
                cluster.ground().hypershift("HostedCluster").withName("seen").get();
        return object == null
                ? "gone"
                : object.getAdditionalProperties().keySet().toString();
    }

    private KubernetesClient client() {
        return cluster.client();
    }

    private String secret(String namespace, String name, String key) {
        return client().secrets()
                .inNamespace(namespace)
                .withName(name)
                .require()
                .getData()
                .getOrDefault(key, "");
    }

    private List<CustomResourceDefinition> converted() {
        return client().apiextensions().v1().customResourceDefinitions().list().getItems().stream()
                .filter(it -> it.getSpec().getConversion().getStrategy().equals("Webhook"))
                .toList();
    }
}

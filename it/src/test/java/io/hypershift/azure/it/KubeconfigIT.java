package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.CreateKubeconfigRequest;
import io.hypershift.azure.cluster.CreatedKubeconfig;
import io.hypershift.azure.sandbox.Latency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kubeconfigs of clusters that are there, one and all. */
class KubeconfigIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private static Product product;

    @BeforeAll
    static void prepare() {
        product = Product.in("kubeconfigs", Latency.NONE);
        product.create("pr-1", TIMEOUT);
        product.create("pr-2", TIMEOUT);
    }

    @AfterAll
    static void close() {
        product.close();
    }

    @Test
    void without_a_name_all_clusters_are_in_one_file_each_with_a_context_of_its_own() throws IOException {
        var file = file("all.kubeconfig");
        var created = create(Optional.empty(), file, Optional.empty(), false);

        assertThat(created.clusters())
                .containsExactly(new ClusterKey("clusters", "pr-1"), new ClusterKey("clusters", "pr-2"));
        assertThat(Files.readString(file))
                .contains("current-context: \"clusters-pr-1\"", "name: \"clusters-pr-2-admin\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void one_cluster_comes_with_its_password_and_its_console() throws IOException {
        var password = file("password");
        var created = create(Optional.of("pr-2"), file("one.kubeconfig"), Optional.of(password), false);

        assertThat(created.cluster())
                .hasValueSatisfying(it -> assertThat(it.apiUrl()).startsWith("https://"));
        assertThat(created.consoleUrl()).contains("https://console-openshift-console.apps.pr-2.example.com");
        assertThat(Files.readString(password)).isNotBlank();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_dry_run_writes_nothing() {
        var file = file("never.kubeconfig");
        product.hypershift()
                .kubeconfigs()
                .rehearse(new CreateKubeconfigRequest(
                        Optional.of("pr-1"), "clusters", false, file, Optional.of(file("never")), false));

        assertThat(file).doesNotExist();
        assertThat(file("never")).doesNotExist();
    }

    @Test
    void a_cluster_without_a_name_of_its_own_for_the_api_has_no_custom_kubeconfig() {
        var request = new CreateKubeconfigRequest(
                Optional.of("pr-1"), "clusters", true, file("custom.kubeconfig"), Optional.empty(), false);

        assertThatThrownBy(() -> product.hypershift().kubeconfigs().create(request))
                .hasMessageContaining("cluster clusters/pr-1 has no kubeconfig of its own DNS name")
                .hasMessageContaining("without customKubeconfig");
    }

    @Test
    void what_is_about_one_cluster_is_refused_for_all() {
        assertThatThrownBy(() -> create(Optional.empty(), file("x"), Optional.of(file("y")), true))
                .hasMessageContaining("kubeadminPasswordFile is given without clusterName")
                .hasMessageContaining("portForward is given without clusterName");
    }

    private static CreatedKubeconfig create(
            Optional<String> cluster, Path file, Optional<Path> password, boolean portForward) {
        return product.hypershift()
                .kubeconfigs()
                .create(new CreateKubeconfigRequest(cluster, "clusters", false, file, password, portForward));
    }

    private static Path file(String name) {
        return product.directory().resolve("out").resolve(name);
    }
}

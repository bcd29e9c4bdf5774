package io.hypershift.azure.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenAccessTest {
    private static final NetworkAccess NETWORK = new NetworkAccess(Optional.empty(), Source.none(), List.of());

    @Test
    void a_server_and_a_token_make_a_kubeconfig_that_is_accepted_as_a_text() {
        var checks = new Checks();

        var kubeconfig = TokenAccess.kubeconfig(
                "https://api.example.com:6443", Source.text("secret\n", "token.txt"), Source.none(), checks);

        assertThat(checks.problems()).isEmpty();
        assertThat(new KubeAccess(kubeconfig, Optional.empty(), NETWORK).validate())
                .isEmpty();
        assertThat(kubeconfig.origin())
                .isEqualTo("https://api.example.com:6443 with the token of token.txt")
                .doesNotContain("secret");
    }

    @Test
    void what_is_no_server_is_told_with_what_is_no_token() {
        var checks = new Checks();

        assertThat(TokenAccess.kubeconfig("api.example.com", Source.none(), Source.none(), checks)
                        .isGiven())
                .isFalse();
        assertThat(checks.problems())
                .extracting(it -> it.in(Words.PLAIN))
                .anySatisfy(it -> assertThat(it).contains("managementServer cannot be \"api.example.com\""))
                .anySatisfy(it -> assertThat(it).contains("managementTokenFile is not given"));
    }

    @Test
    void a_pod_is_let_in_by_its_service_account(@TempDir Path mounted) throws IOException {
        Files.writeString(mounted.resolve("token"), "secret");
        Files.writeString(mounted.resolve("ca.crt"), "-----BEGIN CERTIFICATE-----");
        var environment = Map.of("KUBERNETES_SERVICE_HOST", "fd00::1", "KUBERNETES_SERVICE_PORT", "443");

        var kubeconfig = TokenAccess.inCluster(environment, mounted).orElseThrow();

        assertThat(kubeconfig)
                .isInstanceOfSatisfying(
                        Source.OfText.class, it -> assertThat(it.text()).contains("https://[fd00::1]:443", "secret"));
    }

    @Test
    void outside_of_a_pod_there_is_no_service_account(@TempDir Path nothing) {
        assertThat(TokenAccess.inCluster(Map.of(), nothing)).isEmpty();
        assertThat(TokenAccess.inCluster(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1"), nothing))
                .isEmpty();
    }
}

package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AdministratorKubeconfigTest {
    @Test
    void its_secrets_are_tokens_passwords_and_keys_as_they_stand_there_and_decoded() {
        var key = Base64.getEncoder().encodeToString("PEM of a key".getBytes(StandardCharsets.UTF_8));
        var kubeconfig = new AdministratorKubeconfig(
                new ClusterKey("clusters", "pr-42"), "pr-42-x", "https://api", Sensitive.of("""
                        clusters: [{name: c, cluster: {server: 'https://api', certificate-authority-data: PUBLIC}}]
                        users:
                        - {name: a, user: {client-certificate-data: PUBLIC, client-key-data: %s}}
                        - {name: b, user: {token: t-o-k-e-n, username: joe, password: p-a-s-s}}
                        """.formatted(key)));
        assertThat(kubeconfig.secrets())
                .extracting(Sensitive::reveal)
                .containsExactly(key, "PEM of a key", "t-o-k-e-n", "p-a-s-s");
        assertThat(kubeconfig.toString()).doesNotContain("t-o-k-e-n");
    }
}

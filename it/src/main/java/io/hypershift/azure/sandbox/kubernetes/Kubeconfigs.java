package io.hypershift.azure.sandbox.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Writes kubeconfig files. */
final class Kubeconfigs {
    private Kubeconfigs() {}

    static String of(String url, String authority, String token) {
        var bundle = Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.US_ASCII));
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: sandbox
                  cluster:
                    server: "%s"
                    certificate-authority-data: "%s"
                users:
                - name: admin
                  user:
                    token: "%s"
                contexts:
                - name: sandbox
                  context:
                    cluster: sandbox
                    user: admin
                    namespace: default
                current-context: sandbox
                """.formatted(url, bundle, token);
    }
}

package io.hypershift.azure.operator;

import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * The Secrets beside the operator, with the names, types, keys and labels that {@code hypershift install} gives them (HyperShift
 * {@code cmd/install/assets/hypershift_operator.go}). The rendering leaves them out, so that it needs no credentials.
 */
final class OperatorSecret {
    static final String PULL_SECRET = "pull-secret";
    static final String EXTERNAL_DNS = "external-dns-credentials";
    static final String PRIVATE_PLATFORM = "hypershift-operator-azure-credentials";
    static final String SCALE_FROM_ZERO = "hypershift-operator-scale-from-zero-credentials";

    private static final String SAFE_TO_DELETE = "hypershift.openshift.io/safe-to-delete-with-cluster";

    private OperatorSecret() {}

    static Manifest pullSecret(String namespace, String content) {
        var secret =
                of(namespace, PULL_SECRET, Map.of(".dockerconfigjson", content)).tree();
        secret.put("type", "kubernetes.io/dockerconfigjson");
        return new Manifest(secret).withLabels(Map.of(SAFE_TO_DELETE, "true"));
    }

    static Manifest of(String namespace, String name, Map<String, String> content) {
        var tree = Manifest.of(Ref.core("Secret", namespace, name)).tree();
        var data = tree.putObject("data");
        content.forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return new Manifest(tree);
    }
}

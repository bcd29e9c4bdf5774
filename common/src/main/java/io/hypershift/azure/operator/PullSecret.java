package io.hypershift.azure.operator;

import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The operator's pull secret, with the name, type and label that {@code hypershift install --pull-secret} gives it. */
final class PullSecret {
    static final String NAME = "pull-secret";

    private PullSecret() {}

    static Manifest of(String namespace, String content) {
        var tree = Manifest.of(Ref.core("Secret", namespace, NAME)).tree();
        tree.put("type", "kubernetes.io/dockerconfigjson")
                .putObject("data")
                .put(".dockerconfigjson", Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)));
        return new Manifest(tree).withLabels(Map.of("hypershift.openshift.io/safe-to-delete-with-cluster", "true"));
    }
}

package io.hypershift.azure.jenkins;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the administrator of the management cluster sees of the clusters that builds have asked for. */
final class HostedClusters {
    private static final String NAMESPACE = "clusters";

    private final SandboxProcess sandbox;

    HostedClusters(SandboxProcess sandbox) {
        this.sandbox = sandbox;
    }

    boolean isThere(String name) {
        return find(name).isPresent();
    }

    boolean isLeaving(String name) {
        return find(name)
                .map(it -> it.getMetadata().getDeletionTimestamp() != null)
                .orElse(false);
    }

    /** What lets its administrator in. */
    List<String> secrets(String name) {
        String secret = find(name).orElseThrow().get("status", "kubeconfig", "name");
        try (var client = sandbox.management()) {
            var data = client.secrets()
                    .inNamespace(NAMESPACE)
                    .withName(secret)
                    .get()
                    .getData()
                    .get("kubeconfig");
            return secretsIn(decoded(Objects.requireNonNull(data, secret)));
        }
    }

    /** The tokens and keys in a kubeconfig, and the lines of the keys. */
    static List<String> secretsIn(String kubeconfig) {
        var secrets = new ArrayList<String>();
        for (var user : Serialization.unmarshal(kubeconfig, Config.class).getUsers()) {
            Optional.ofNullable(user.getUser().getToken()).ifPresent(secrets::add);
            Optional.ofNullable(user.getUser().getClientKeyData()).ifPresent(key -> {
                secrets.add(key);
                decoded(key).lines().filter(line -> line.matches("[\\w+/=]{16,}")).forEach(secrets::add);
            });
        }
        return secrets;
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private Optional<GenericKubernetesResource> find(String name) {
        try (var client = sandbox.management()) {
            return Optional.ofNullable(client.genericKubernetesResources(
                            "hypershift.openshift.io/v1beta1", "HostedCluster")
                    .inNamespace(NAMESPACE)
                    .withName(name)
                    .get());
        }
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The password of {@code kubeadmin}, who may sign in to a cluster's console. */
final class KubeadminPassword {
    private KubeadminPassword() {}

    static Sensitive read(KubeApi management, ClusterKey key) {
        var secret = management.get(HostedClusterManifest.ref(key)).text("status", "kubeadminPassword", "name");
        if (secret.isEmpty()) {
            throw new HyperShiftException(
                    Problem.of("no-kubeadmin", "cluster {} has no kubeadmin", key)
                            .because(
                                    "HyperShift makes none where an identity provider is configured, and not before the API is up."));
        }
        var data = management.get(Ref.core("Secret", key.namespace(), secret)).text("data", "password");
        return Sensitive.of(new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8));
    }
}

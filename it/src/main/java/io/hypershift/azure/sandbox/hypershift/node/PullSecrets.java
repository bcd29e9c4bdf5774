package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.image.PullSecret;
import java.util.List;
import java.util.stream.Stream;

/** The logins for registries that a pod brings along. */
record PullSecrets(Cache secrets) {
    List<PullSecret> of(Resource pod) {
        return names(pod)
                .flatMap(name -> secrets.get(pod.namespace(), name).stream())
                .filter(secret -> PullSecret.TYPE.equals(secret.text("/type")))
                .map(PullSecret::new)
                .toList();
    }

    /** Secrets that the pod names and nobody has made: the kubelet goes on without them. */
    List<String> missing(Resource pod) {
        return names(pod)
                .filter(name -> secrets.get(pod.namespace(), name).isEmpty())
                .toList();
    }

    private static Stream<String> names(Resource pod) {
        return pod.items("/spec/imagePullSecrets").stream()
                .map(it -> it.path("name").asText());
    }
}

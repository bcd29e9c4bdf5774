package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The volumes of a StatefulSet's pods: each pod has a claim for every template, which gets its volume from a storage class, and stays
 * without while there is none.
 */
final class VolumeClaims {
    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";

    private final KubeApi api;
    private final Events events;

    VolumeClaims(KubeApi api) {
        this.api = api;
        this.events = new Events(api, "persistentvolume-controller");
    }

    /** Makes what a pod is to have; a claim outlives its pod. */
    void ensure(Resource set, String pod) {
        set.items("/spec/volumeClaimTemplates").forEach(template -> {
            var name = template.at("/metadata/name").asText() + "-" + pod;
            if (api.get(Kind.VOLUME_CLAIM, set.namespace(), name).isEmpty()) {
                isBound(api.apply(
                        Kind.VOLUME_CLAIM,
                        Resource.of(Kind.VOLUME_CLAIM, set.namespace(), name)
                                .with("/metadata/labels", template.at("/metadata/labels"))
                                .with("/spec", template.path("spec"))));
            }
        });
    }

    /** The same pod with its own claims as volumes. */
    static Resource mounted(Resource pod, Resource set) {
        var volumes = set.items("/spec/volumeClaimTemplates").stream()
                .map(it -> it.at("/metadata/name").asText())
                .map(it -> Map.of("name", it, "persistentVolumeClaim", Map.of("claimName", it + "-" + pod.name())))
                .toList();
        return volumes.isEmpty() ? pod : pod.with("/spec/volumes", volumes);
    }

    /** Binds what can be bound; answers whether all is. */
    boolean areBound(Resource set) {
        if (set.items("/spec/volumeClaimTemplates").isEmpty()) {
            return true;
        }
        return IntStream.range(0, set.at("/spec/replicas").asInt(1))
                .mapToObj(number -> set.name() + "-" + number)
                .flatMap(pod -> set.items("/spec/volumeClaimTemplates").stream()
                        .map(it -> it.at("/metadata/name").asText() + "-" + pod))
                .map(name -> api.get(Kind.VOLUME_CLAIM, set.namespace(), name))
                .flatMap(Optional::stream)
                .map(this::isBound)
                .reduce(true, Boolean::logicalAnd);
    }

    private boolean isBound(Resource claim) {
        if (claim.text("/status/phase").equals("Bound")) {
            return true;
        }
        var named = claim.text("/spec/storageClassName");
        var hasClass = named.isEmpty()
                ? api.list(Kind.STORAGE_CLASS, "").stream()
                        .anyMatch(it ->
                                it.annotation(DEFAULT).filter("true"::equals).isPresent())
                : api.get(Kind.STORAGE_CLASS, named).isPresent();
        if (!hasClass) {
            tell(claim, named);
        }
        api.updateStatus(Kind.VOLUME_CLAIM, claim, Json.tree(Map.of("phase", hasClass ? "Bound" : "Pending")));
        return hasClass;
    }

    private void tell(Resource claim, String named) {
        if (named.isEmpty()) {
            events.normal(
                    claim,
                    "FailedBinding",
                    "no persistent volumes available for this claim and no storage class is set");
        } else {
            events.warning(claim, "ProvisioningFailed", "storageclass.storage.k8s.io \"" + named + "\" not found");
        }
    }
}

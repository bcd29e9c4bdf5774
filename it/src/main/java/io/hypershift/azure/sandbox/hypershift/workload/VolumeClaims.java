package io.hypershift.azure.sandbox.hypershift.workload;

import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The volumes of a StatefulSet's pods: each pod has a claim for every template, which gets its volume from a storage class, and stays
 * without while there is none.
 */
final class VolumeClaims {
    private static final String DEFAULT = "storageclass.kubernetes.io/is-default-class";
    private static final String DISK_DRIVER = "disk.csi.azure.com";

    /** What kinds of disks there are (azuredisk-csi-driver, pkg/azureutils). */
    private static final List<String> DISKS = List.of(
            "Premium_LRS",
            "PremiumV2_LRS",
            "Premium_ZRS",
            "Standard_LRS",
            "StandardSSD_LRS",
            "StandardSSD_ZRS",
            "UltraSSD_LRS");

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
        var found = named.isEmpty()
                ? api.list(Kind.STORAGE_CLASS, "").stream()
                        .filter(it ->
                                it.annotation(DEFAULT).filter("true"::equals).isPresent())
                        .findFirst()
                : api.get(Kind.STORAGE_CLASS, named);
        if (found.isEmpty()) {
            tell(claim, named);
        }
        var refusal = found.flatMap(VolumeClaims::refusal);
        refusal.ifPresent(it -> events.warning(claim, "ProvisioningFailed", it));
        var isBound = found.isPresent() && refusal.isEmpty();
        api.updateStatus(Kind.VOLUME_CLAIM, claim, Json.tree(Map.of("phase", isBound ? "Bound" : "Pending")));
        return isBound;
    }

    /** Why Azure's driver makes no disk for a class. */
    private static Optional<String> refusal(Resource storageClass) {
        return Stream.of("skuName", "skuname", "storageaccounttype")
                .filter(any -> storageClass.text("/provisioner").equals(DISK_DRIVER))
                .map(it -> storageClass.text("/parameters/" + it))
                .filter(it -> !it.isEmpty() && !DISKS.contains(it))
                .findFirst()
                .map(it ->
                        ("failed to provision volume with StorageClass \"%s\": rpc error: code = InvalidArgument desc ="
                                        + " azureDisk - %s is not supported sku/storageaccounttype. Supported values are [%s]")
                                .formatted(storageClass.name(), it, String.join(" ", DISKS)));
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

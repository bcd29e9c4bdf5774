package io.hypershift.azure.operator;

import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.stream.Collectors;

/** What an earlier installation made and these manifests no longer contain. */
final class Leftovers {
    private Leftovers() {}

    /**
     * CRDs and namespaces are never among them, since what others keep in them would go as well, nor is a Secret that a workload
     * still names, nor the pull secret.
     */
    static List<Ref> of(List<Manifest> installed, OperatorManifests wanted) {
        var kept = wanted.all().stream().map(Manifest::ref).collect(Collectors.toSet());
        return installed.stream()
                .map(Manifest::ref)
                .filter(it -> !kept.contains(it))
                .filter(it -> !it.kind().equals(OperatorManifests.DEFINITION)
                        && !it.kind().equals("Namespace"))
                .filter(it -> !it.kind().equals("Secret") || !isUsed(it, wanted.workloads()))
                .filter(it -> !it.kind().equals("Secret") || !it.name().equals(OperatorSecret.PULL_SECRET))
                .toList();
    }

    private static boolean isUsed(Ref secret, List<Manifest> workloads) {
        return workloads.stream().anyMatch(it -> it.tree().toString().contains("\"" + secret.name() + "\""));
    }
}

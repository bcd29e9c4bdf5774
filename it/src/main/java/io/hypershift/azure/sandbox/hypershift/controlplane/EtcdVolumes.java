package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why etcd has no volume, as the events at its claims tell. */
record EtcdVolumes(KubeApi api) {
    private static final List<String> ERRORS = List.of("FailedBinding", "ProvisioningFailed");

    Optional<String> problem(String namespace) {
        return api.list(Kind.VOLUME_CLAIM, namespace, Map.of("app", "etcd")).stream()
                .filter(it -> !it.text("/status/phase").equals("Bound"))
                .flatMap(claim -> told(claim).stream())
                .findFirst();
    }

    private Optional<String> told(Resource claim) {
        var messages = api.list(Kind.EVENT, claim.namespace()).stream()
                .filter(it -> it.text("/involvedObject/uid").equals(claim.uid()))
                .filter(it -> ERRORS.contains(it.text("/reason")))
                .map(it -> it.text("/message"))
                .toList();
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of("Etcd volume claim %s pending: %s".formatted(claim.name(), String.join("; ", messages)));
    }
}

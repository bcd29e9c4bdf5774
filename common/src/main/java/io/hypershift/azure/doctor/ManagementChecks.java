package io.hypershift.azure.doctor;

import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Whether the management cluster can bear hosted clusters. */
final class ManagementChecks {
    private static final String HYPERSHIFT = "hypershift.openshift.io/v1beta1";
    private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

    private final Supplier<KubeApi> management;

    ManagementChecks(Supplier<KubeApi> management) {
        this.management = management;
    }

    void addTo(Checklist list) {
        Probe<?> there = list.add("management cluster", () -> {
            var api = management.get();
            return Finding.passed("{} answers, Kubernetes {}", api.url(), api.version());
        });
        list.add("HyperShift on the management cluster", this::hyperShift, there);
        list.add("default StorageClass", this::storageClass, there);
    }

    private Finding<Boolean> hyperShift() {
        var api = management.get();
        var missing = List.of("HostedCluster", "NodePool").stream()
                .filter(kind -> !api.serves(HYPERSHIFT, kind))
                .toList();
        return missing.isEmpty()
                ? Finding.passed("serves {}", HYPERSHIFT)
                : Finding.failed(
                        Text.of("it does not know {} of {}", String.join(" and ", missing), HYPERSHIFT),
                        Text.of("Install the operator: {}", Operation.INSTALL_OPERATOR));
    }

    /** etcd's volumes name no class, so without a default one they wait for ever. */
    private Finding<Boolean> storageClass() {
        return management.get().select("storage.k8s.io/v1", "StorageClass", "", Map.of(), it -> it).stream()
                .filter(ManagementChecks::isDefault)
                .findFirst()
                .map(it -> Finding.passed("{}", it.ref().name()))
                .orElseGet(() -> Finding.failed(
                        Text.of("there is none, and etcd's volumes ask for it"),
                        Text.of("Give one of the StorageClasses the annotation {}: \"true\".", DEFAULT_CLASS)));
    }

    private static boolean isDefault(Manifest storageClass) {
        return storageClass
                .tree()
                .at("/metadata/annotations")
                .path(DEFAULT_CLASS)
                .asText("")
                .equals("true");
    }
}

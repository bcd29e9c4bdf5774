package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text.Setting;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;

/** There is one operator on a management cluster: cluster roles and CRDs can only point to one. */
final class OtherOperator {
    private OtherOperator() {}

    /** Refuses a namespace where another one has the operator. */
    static void refuse(KubeApi management, String namespace) {
        management.list("apps/v1", "Deployment", "", ManagedBy.LABELS).stream()
                .filter(it -> it.name().equals(RenderedManifest.OPERATOR))
                .map(Manifest::ref)
                .filter(it -> !it.namespace().equals(namespace))
                .findFirst()
                .ifPresent(it -> {
                    throw new HyperShiftException(Problem.of(
                                    "other-namespace",
                                    "the operator is in namespace {}, not in {}",
                                    it.namespace(),
                                    namespace)
                            .because("There can be one on a management cluster.")
                            .remedy("Give {}.", new Setting(Parameter.OPERATOR_NAMESPACE, it.namespace())));
                });
    }
}

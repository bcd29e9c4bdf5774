package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;

/** The pods that {@code kubectl get pods -n hypershift} of the guide's phase 2 shows: the operator's and external DNS'. */
final class OperatorPods {
    /** The label that both Deployments' pods have. */
    private static final String NAME = "name";

    private OperatorPods() {}

    /** The names of those that are ready, in alphabetical order. */
    static List<String> ready(KubeApi management, String namespace) {
        return management.list("v1", "Pod", namespace, Map.of()).stream()
                .filter(pod -> List.of(RenderedManifest.OPERATOR, TxtOwnerId.DEPLOYMENT)
                        .contains(pod.labels().getOrDefault(NAME, "")))
                .filter(pod -> !pod.isBeingDeleted()
                        && pod.condition("Ready").filter(Condition::isTrue).isPresent())
                .map(Manifest::name)
                .sorted()
                .toList();
    }
}

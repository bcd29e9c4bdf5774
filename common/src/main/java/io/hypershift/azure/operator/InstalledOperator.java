package io.hypershift.azure.operator;

import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.Optional;

/** HyperShift's operator where it is, in whatever namespace. */
public record InstalledOperator(KubeApi management) {
    private static final String DEPLOYMENTS = "apps/v1";

    /** What its containers run, whatever their image is called. */
    private static final String PROGRAM = "hypershift-operator";

    /** Its Deployment, in its usual namespace or in another. */
    public Optional<Manifest> deployment() {
        return management.find(usual()).or(this::elsewhere);
    }

    /** The namespace that it is in; the usual one where it is nowhere. */
    public String namespace() {
        return deployment().map(it -> it.ref().namespace()).orElse(InstallOperatorRequest.NAMESPACE);
    }

    Ref usual() {
        return new Ref(DEPLOYMENTS, "Deployment", InstallOperatorRequest.NAMESPACE, RenderedManifest.OPERATOR);
    }

    private Optional<Manifest> elsewhere() {
        return management.named(DEPLOYMENTS, "Deployment", RenderedManifest.OPERATOR).stream()
                .filter(it -> it.at("spec", "template", "spec", "containers")
                        .toString()
                        .contains(PROGRAM))
                .findFirst();
    }
}

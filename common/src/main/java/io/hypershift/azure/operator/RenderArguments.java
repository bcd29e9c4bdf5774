package io.hypershift.azure.operator;

import java.util.List;

/** The arguments of {@code hypershift install render} for self-managed Azure. */
final class RenderArguments {
    private RenderArguments() {}

    /** The arguments; {@code outputs} is {@code crds} or {@code resources}. */
    static List<String> of(InstallOperatorRequest request, String outputs) {
        return List.of(
                "install",
                "render",
                "--format=json",
                "--outputs=" + outputs,
                "--namespace=" + request.namespace(),
                "--hypershift-image=" + request.image(),
                "--limit-crd-install=Azure");
    }
}

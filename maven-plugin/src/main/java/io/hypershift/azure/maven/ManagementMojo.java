package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Inputs;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works on the management cluster alone. */
abstract class ManagementMojo extends HyperShiftMojo {
    /** The management cluster's kubeconfig. Without it, $KUBECONFIG counts, then <code>~/.kube/config</code>. */
    @Parameter(property = "hypershift.managementKubeconfigFile")
    @Nullable File managementKubeconfigFile;

    /** The context in the management cluster's kubeconfig. Without it, the current one. */
    @Parameter(property = "hypershift.managementContext")
    @Nullable String managementContext;

    @Override
    final Access access(Inputs inputs) {
        var access = new Access(
                AzureSignIn.none(),
                Kubeconfigs.management(managementKubeconfigFile),
                Optional.ofNullable(managementContext),
                network(inputs));
        inputs.addAll(access.managementProblems());
        return access;
    }
}

package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.Inputs;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works in Azure and on the management cluster. */
abstract class AzureAndManagementMojo extends AzureMojo {
    /** The management cluster's kubeconfig. Without it, $KUBECONFIG counts, then <code>~/.kube/config</code>. */
    @Parameter(property = "hypershift.managementKubeconfigFile")
    @Nullable File managementKubeconfigFile;

    /** The context in the management cluster's kubeconfig. Without it, the current one. */
    @Parameter(property = "hypershift.managementContext")
    @Nullable String managementContext;

    @Override
    final Access access(Inputs inputs) {
        return checked(
                new Access(
                        azureSignIn(inputs),
                        Kubeconfigs.management(managementKubeconfigFile),
                        Optional.ofNullable(managementContext),
                        network(inputs)),
                true,
                inputs);
    }
}

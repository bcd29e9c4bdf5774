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
    /**
     * The management cluster's kubeconfig. Without it, $KUBECONFIG counts, then <code>~/.kube/config</code>, then in a pod its
     * service account.
     */
    @Parameter(property = "hypershift.managementKubeconfigFile")
    @Nullable File managementKubeconfigFile;

    /** The context in the management cluster's kubeconfig. Without it, the current one. */
    @Parameter(property = "hypershift.managementContext")
    @Nullable String managementContext;

    /**
     * The URL of the management cluster's API server, for who has a token and no kubeconfig. What <code>caBundleFile</code>
     * holds is trusted there.
     */
    @Parameter(property = "hypershift.managementServer")
    @Nullable String managementServer;

    /** A file with the token for <code>managementServer</code>, and nothing else. */
    @Parameter(property = "hypershift.managementTokenFile")
    @Nullable File managementTokenFile;

    @Override
    final Access access(Inputs inputs) {
        var access = new Access(
                AzureSignIn.none(),
                managementWay().kubeconfig(inputs),
                Optional.ofNullable(managementContext),
                network(inputs));
        if (access.managementKubeconfig().isGiven()) {
            inputs.addAll(access.managementProblems());
        }
        return access;
    }

    final ManagementWay managementWay() {
        return new ManagementWay(managementKubeconfigFile, managementServer, managementTokenFile, caBundleFile);
    }
}

package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.Inputs;
import java.io.File;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works in Azure and on the management cluster. */
abstract class AzureAndManagementMojo extends AzureMojo {
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
    Access access(Inputs inputs) {
        return checked(
                new Access(
                        azureSignIn(inputs),
                        managementWay().kubeconfig(inputs),
                        Optional.ofNullable(managementContext),
                        network(inputs, dnsServers(inputs))),
                true,
                inputs);
    }

    /** The DNS servers to ask; the machine's own where there are none. */
    List<String> dnsServers(Inputs inputs) {
        return List.of();
    }

    final ManagementWay managementWay() {
        return new ManagementWay(managementKubeconfigFile, managementServer, managementTokenFile, caBundleFile);
    }
}

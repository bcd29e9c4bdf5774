package io.hypershift.azure.sandbox.hypershift.cloud;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;

/** Signs a hosted cluster's components in to Azure. */
@FunctionalInterface
public interface SignIn {
    CloudSession of(HostedCluster cluster, Component component) throws AzureException, InterruptedException;
}

package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.foundation.DestroyFoundationRequest;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Removes what <code>create-foundation</code> has made for all clusters. What it found and adopted stays, but trusts the issuer
 * no longer. The files it has written stay, too: they are of no use any more, and the signing key is yours to delete.
 */
@Mojo(name = "destroy-foundation", requiresProject = false, threadSafe = true)
public final class DestroyFoundationMojo extends AzureMojo {
    /** The foundation's name. */
    @Parameter(property = "hypershift.prefix")
    @Nullable String prefix;

    /** The resource group it is in. */
    @Parameter(property = "hypershift.persistentResourceGroup")
    @Nullable String persistentResourceGroup;

    /** The foundation's name once more: clusters that stand on it lose their access to Azure for good. */
    @Parameter(property = "hypershift.confirm")
    @Nullable String confirm;

    /** Whether the resource group goes as well, if it was made for the foundation and nothing else is in it. */
    @Parameter(property = "hypershift.deleteResourceGroup", defaultValue = "false")
    boolean deleteResourceGroup;

    /**
     * The Secret of the management cluster with the foundation's bundle, as <code>namespace/name</code>. It goes last, if it is the
     * foundation's.
     */
    @Parameter(property = "hypershift.bundleSecret")
    @Nullable String bundleSecret;

    /** The kubeconfig of the management cluster whose hosted clusters must not stand on the foundation any more. */
    @Parameter(property = "hypershift.managementKubeconfigFile")
    @Nullable File managementKubeconfigFile;

    /** The context in the management cluster's kubeconfig. Without it, the current one. */
    @Parameter(property = "hypershift.managementContext")
    @Nullable String managementContext;

    /** Only tells what would be removed. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    Access access(Inputs inputs) {
        return checked(
                new Access(
                        azureSignIn(inputs),
                        Source.file(managementKubeconfigFile),
                        Optional.ofNullable(managementContext),
                        network(inputs)),
                managementKubeconfigFile != null,
                inputs);
    }

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new DestroyFoundationRequest(
                Inputs.orEmpty(prefix),
                Inputs.orEmpty(persistentResourceGroup),
                Optional.ofNullable(confirm),
                deleteResourceGroup,
                Optional.ofNullable(bundleSecret));
        inputs.addAll(request.validate());
        inputs.addAll(BundleSecretName.problems(Optional.ofNullable(bundleSecret), managementKubeconfigFile != null));
        return hypershift -> hypershift.foundations().destroy(request, dryRun, new Cancellation());
    }
}

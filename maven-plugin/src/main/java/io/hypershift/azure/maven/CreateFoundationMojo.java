package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import java.io.File;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes the Azure foundation that all clusters share, once: resource group, workload identities, signing key, OIDC issuer,
 * and the files that the other goals take from it. What is there already is kept; running it again changes nothing.
 */
@Mojo(name = "create-foundation", requiresProject = false, threadSafe = true)
public final class CreateFoundationMojo extends AzureMojo {
    /** The foundation's name, and the beginning of the names in it. */
    @Parameter(property = "hypershift.prefix")
    @Nullable String prefix;

    /** The resource group that outlives all clusters; made when absent. */
    @Parameter(property = "hypershift.persistentResourceGroup")
    @Nullable String persistentResourceGroup;

    /** The Azure region. */
    @Parameter(property = "hypershift.location", defaultValue = "eastus")
    String location;

    /** What the workload identities' names begin with. Without it, <code>{prefix}-hc</code>. */
    @Parameter(property = "hypershift.identityPrefix")
    @Nullable String identityPrefix;

    /** The OIDC issuer's storage account. Without it, a name made of prefix and subscription. */
    @Parameter(property = "hypershift.oidcStorageAccount")
    @Nullable String oidcStorageAccount;

    /** The public Azure DNS zone that clusters will have their names in; when given, ingress gets its role there now. */
    @Parameter(property = "hypershift.baseDomain")
    @Nullable String baseDomain;

    /** Tags for all that is made. */
    @Parameter
    @Nullable Map<String, String> resourceGroupTags;

    /** Where the files go that phase 1 hands to phases 2 and 3; a signing key that lies there is kept. */
    @Parameter(
            property = "hypershift.bundleDirectory",
            defaultValue = "${maven.multiModuleProjectDirectory}/hypershift",
            required = true)
    File bundleDirectory;

    @Override
    Access access(Inputs inputs) {
        var access = new Access(azureSignIn(inputs), Source.none(), Optional.empty(), network(inputs));
        if (access.azureSignIn().isGiven()) { // why it is not given is told already
            inputs.addAll(access.azureProblems());
        }
        return access;
    }

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new FoundationRequest(
                Inputs.orEmpty(prefix),
                location,
                Inputs.orEmpty(persistentResourceGroup),
                Optional.ofNullable(identityPrefix),
                Optional.ofNullable(oidcStorageAccount),
                Optional.ofNullable(baseDomain),
                resourceGroupTags == null ? Map.of() : resourceGroupTags,
                bundleDirectory.toPath());
        inputs.addAll(request.validate());
        return hypershift -> {
            var foundation = hypershift.foundations().create(request, new Cancellation());
            getLog().info("foundation " + foundation.prefix() + ": issuer " + foundation.oidcIssuerUrl() + ", files in "
                    + bundleDirectory);
        };
    }
}

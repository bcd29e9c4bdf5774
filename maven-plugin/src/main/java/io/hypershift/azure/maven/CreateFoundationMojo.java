package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.IDENTITY_NAMING;
import static io.hypershift.azure.failure.Parameter.ROLE_SCOPE;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.FoundationSummary;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.IdentityNaming;
import io.hypershift.azure.foundation.RoleScope;
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

    /**
     * Whose names the workload identities have: <code>guide</code>, as in <code>demo-hc-disk-csi</code>, or
     * <code>hypershift</code>, those of its <code>create iam azure</code>, which end in <code>infraId</code>. What either made
     * is adopted.
     */
    @Parameter(property = "hypershift.identityNaming", defaultValue = "guide")
    String identityNaming;

    /** The end of the workload identities' names, where they have HyperShift's. */
    @Parameter(property = "hypershift.infraId")
    @Nullable String infraId;

    /** Whether the control plane operator gets an identity, too: private clusters need it. */
    @Parameter(property = "hypershift.controlPlaneOperatorIdentity", defaultValue = "true")
    boolean controlPlaneOperatorIdentity;

    /** Makes an identity that encrypts etcd with a key of a vault; whoever owns the vault grants it the role there. */
    @Parameter(property = "hypershift.enableKms", defaultValue = "false")
    boolean enableKms;

    /**
     * The OIDC issuer's storage account. Without it, the one that <code>ccoctl</code> has made in the group, else a new one with a
     * name made of prefix and subscription.
     */
    @Parameter(property = "hypershift.oidcStorageAccount")
    @Nullable String oidcStorageAccount;

    /**
     * Makes a new signing key for the clusters made from now on, and publishes it beside the present one, which those that run
     * go on with.
     */
    @Parameter(property = "hypershift.rotateSigningKey", defaultValue = "false")
    boolean rotateSigningKey;

    /** The id of a former signing key that is to be published no longer. Clusters that sign with it are cut off from Azure. */
    @Parameter(property = "hypershift.retireSigningKey")
    @Nullable String retireSigningKey;

    /** The public Azure DNS zone that clusters will have their names in; when given, ingress gets its role there now. */
    @Parameter(property = "hypershift.baseDomain")
    @Nullable String baseDomain;

    /** The resource group that zone must lie in. Without it, wherever it is found. */
    @Parameter(property = "hypershift.dnsZoneRgName")
    @Nullable String dnsZoneRgName;

    /**
     * Where the workload identities get their roles: <code>cluster</code>, on each cluster's own groups when it is made, or
     * <code>subscription</code>, on all of it now, so that making a cluster needs no right and no wait. With the second, whoever
     * is administrator in any test cluster can act as Contributor on the subscription. Either way, clusters on one foundation
     * are not isolated from each other: they share its identities and its signing key.
     */
    @Parameter(property = "hypershift.roleScope", defaultValue = "cluster")
    String roleScope;

    /** A resource group with a virtual network of yours that clusters will use: the roles on it are given now. */
    @Parameter(property = "hypershift.vnetResourceGroup")
    @Nullable String vnetResourceGroup;

    /** The same for a network security group. */
    @Parameter(property = "hypershift.networkSecurityGroupResourceGroup")
    @Nullable String networkSecurityGroupResourceGroup;

    /** Tags for all that is made. */
    @Parameter
    @Nullable Map<String, String> resourceGroupTags;

    /** Where the files go that phase 1 hands to phases 2 and 3; a signing key that lies there is kept. */
    @Parameter(
            property = "hypershift.bundleDirectory",
            defaultValue = "${maven.multiModuleProjectDirectory}/hypershift",
            required = true)
    File bundleDirectory;

    /**
     * A Secret of the management cluster that holds the same as those files, as <code>namespace/name</code>; a signing key that is
     * in it is kept, so that a CI agent needs no files. A Secret that is somebody else's is refused.
     */
    @Parameter(property = "hypershift.bundleSecret")
    @Nullable String bundleSecret;

    /** The management cluster's kubeconfig, which <code>bundleSecret</code> needs. */
    @Parameter(property = "hypershift.managementKubeconfigFile")
    @Nullable File managementKubeconfigFile;

    /** The context in the management cluster's kubeconfig. Without it, the current one. */
    @Parameter(property = "hypershift.managementContext")
    @Nullable String managementContext;

    /** Only tells what would be done. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    Access access(Inputs inputs) {
        var access = new Access(
                azureSignIn(inputs),
                Source.file(managementKubeconfigFile),
                Optional.ofNullable(managementContext),
                network(inputs));
        if (access.azureSignIn().isGiven()) { // why it is not given is told already
            inputs.addAll(access.azureProblems());
        }
        if (bundleSecret != null && managementKubeconfigFile != null) {
            inputs.addAll(access.managementProblems());
        }
        return access;
    }

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new FoundationRequest(
                Inputs.orEmpty(prefix),
                location,
                Inputs.orEmpty(persistentResourceGroup),
                new WorkloadIdentities(
                        Optional.ofNullable(identityPrefix),
                        inputs.choice(IDENTITY_NAMING, identityNaming, IdentityNaming.class),
                        Optional.ofNullable(infraId),
                        controlPlaneOperatorIdentity,
                        enableKms),
                new Issuer(
                        Optional.ofNullable(oidcStorageAccount),
                        rotateSigningKey,
                        Optional.ofNullable(retireSigningKey)),
                new Rights(
                        Optional.ofNullable(baseDomain),
                        Optional.ofNullable(dnsZoneRgName),
                        inputs.choice(ROLE_SCOPE, roleScope, RoleScope.class),
                        Optional.ofNullable(vnetResourceGroup),
                        Optional.ofNullable(networkSecurityGroupResourceGroup)),
                resourceGroupTags == null ? Map.of() : resourceGroupTags,
                new Handoff(Optional.of(bundleDirectory.toPath()), Optional.ofNullable(bundleSecret)));
        inputs.addAll(request.validate());
        inputs.addAll(BundleSecretName.problems(Optional.ofNullable(bundleSecret), managementKubeconfigFile != null));
        return hypershift -> {
            if (dryRun) {
                hypershift.foundations().rehearse(request, new Cancellation());
                return;
            }
            var foundation = hypershift.foundations().create(request, new Cancellation());
            FoundationSummary.lines(foundation, request).forEach(getLog()::info);
        };
    }
}

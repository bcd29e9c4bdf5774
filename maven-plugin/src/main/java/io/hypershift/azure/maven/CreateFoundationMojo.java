package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_ROLES;
import static io.hypershift.azure.failure.Parameter.IDENTITY_NAMING;
import static io.hypershift.azure.failure.Parameter.ROLE_SCOPE;
import static io.hypershift.azure.failure.Parameter.SECRET_LIFETIME;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.foundation.ExternalDns;
import io.hypershift.azure.foundation.ExternalDnsRoles;
import io.hypershift.azure.foundation.FoundationRequest;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.foundation.FoundationRequest.Rights;
import io.hypershift.azure.foundation.FoundationRequest.WorkloadIdentities;
import io.hypershift.azure.foundation.FoundationSummary;
import io.hypershift.azure.foundation.Handoff;
import io.hypershift.azure.foundation.IdentityNaming;
import io.hypershift.azure.foundation.RoleScope;
import io.hypershift.azure.foundation.ServicePrincipals;
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

    /**
     * Makes what external DNS needs: a zone, its delegation, and an application that may write there, with its secret in
     * <code>azure_mgmt.json</code>. Takes <code>Application.ReadWrite.OwnedBy</code> in Microsoft Graph.
     */
    @Parameter(property = "hypershift.externalDns", defaultValue = "false")
    boolean externalDns;

    /** The zone of external DNS, in the persistent resource group. Without it, <code>{prefix}.{parentDnsZone}</code>. */
    @Parameter(property = "hypershift.externalDnsZone")
    @Nullable String externalDnsZone;

    /**
     * The zone above that of external DNS. Where it lies in the subscription and may be written, the delegation is entered there;
     * else the records are told that its owner must enter. Without it, <code>baseDomain</code>.
     */
    @Parameter(property = "hypershift.parentDnsZone")
    @Nullable String parentDnsZone;

    /** The resource group the parent zone must lie in. Without it, wherever it is found. */
    @Parameter(property = "hypershift.parentDnsResourceGroup")
    @Nullable String parentDnsResourceGroup;

    /** Replaces a delegation that leads to other name servers; without it, such a one is refused. */
    @Parameter(property = "hypershift.overwriteDelegation", defaultValue = "false")
    boolean overwriteDelegation;

    /**
     * What external DNS may do in its zone: <code>least</code>, write records (DNS Zone Contributor), or <code>guide</code>, what
     * HyperShift's guide gives (Reader and Contributor).
     */
    @Parameter(property = "hypershift.externalDnsRoles", defaultValue = "least")
    String externalDnsRoles;

    /**
     * Makes an application that creates and destroys clusters: Contributor and User Access Administrator on the subscription, its
     * secret in <code>azure-credentials.json</code>. Takes <code>Application.ReadWrite.OwnedBy</code> in Microsoft Graph.
     */
    @Parameter(property = "hypershift.clusterOperationsPrincipal", defaultValue = "false")
    boolean clusterOperationsPrincipal;

    /**
     * How long a new secret of an application is good for. One that works is kept, and followed by another in its last 30 days, or in
     * the last quarter of its life if that is shorter.
     */
    @Parameter(property = "hypershift.secretLifetime", defaultValue = "180d")
    String secretLifetime;

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

    /**
     * The DNS servers that are asked whether the world finds the zone of external DNS, as <code>host</code> or
     * <code>host:port</code> with commas between them. Without them, the machine's own.
     */
    @Parameter(property = "hypershift.dnsServers")
    @Nullable String dnsServers;

    /** Only tells what would be done. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    Access access(Inputs inputs) {
        return checked(
                new Access(
                        azureSignIn(inputs),
                        Source.file(managementKubeconfigFile),
                        Optional.ofNullable(managementContext),
                        network(inputs, inputs.servers(DNS_SERVERS, dnsServers))),
                bundleSecret != null && managementKubeconfigFile != null,
                inputs);
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
                new ServicePrincipals(
                        externalDns
                                ? Optional.of(new ExternalDns(
                                        Optional.ofNullable(externalDnsZone),
                                        Optional.ofNullable(parentDnsZone),
                                        Optional.ofNullable(parentDnsResourceGroup),
                                        overwriteDelegation,
                                        inputs.choice(EXTERNAL_DNS_ROLES, externalDnsRoles, ExternalDnsRoles.class)))
                                : Optional.empty(),
                        clusterOperationsPrincipal,
                        inputs.duration(SECRET_LIFETIME, secretLifetime)),
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

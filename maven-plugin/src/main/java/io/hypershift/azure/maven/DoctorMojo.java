package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;
import static io.hypershift.azure.failure.Parameter.NODE_POOL_REPLICAS;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.check.CheckTable;
import io.hypershift.azure.doctor.DoctorRequest;
import io.hypershift.azure.doctor.DoctorRequest.Nodes;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.plan.Cancellation;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks, before anything is made, whether it will be possible: the way to Azure, the login and its rights, resource providers,
 * policies, names, quotas, the base domain and the management cluster, each as far as the parameters tell what is planned. It
 * changes nothing. What is wrong shows in a table with its remedy and fails the goal; what could not be looked at is
 * <code>UNKNOWN</code> and does not.
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AzureMojo {
    /** No disk is looked for, so its size does not matter. */

    /** The foundation's name; when given, its storage account's name is looked for. */
    @Parameter(property = "hypershift.prefix")
    @Nullable String prefix;

    /** The Azure region. */
    @Parameter(property = "hypershift.location", defaultValue = "eastus")
    String location;

    /** The OIDC issuer's storage account. Without it, a name made of prefix and subscription. */
    @Parameter(property = "hypershift.oidcStorageAccount")
    @Nullable String oidcStorageAccount;

    /** The public Azure DNS zone that clusters will have their names in; when given, it and its delegation are looked for. */
    @Parameter(property = "hypershift.baseDomain")
    @Nullable String baseDomain;

    /**
     * The DNS servers that are asked who answers for the base domain, as <code>host</code> or <code>host:port</code> with
     * commas between them. Without them, the machine's own.
     */
    @Parameter(property = "hypershift.dnsServers")
    @Nullable String dnsServers;

    /** Whether the foundation will have external DNS: then the login must have a right in the directory. */
    @Parameter(property = "hypershift.externalDns", defaultValue = "false")
    boolean externalDns;

    /** The same for a principal that creates and destroys clusters. */
    @Parameter(property = "hypershift.clusterOperationsPrincipal", defaultValue = "false")
    boolean clusterOperationsPrincipal;

    /** How many nodes the quotas must have room for. */
    @Parameter(property = "hypershift.nodePoolReplicas", defaultValue = "2")
    String nodePoolReplicas;

    /** The nodes' Azure VM size. Without it, HyperShift's default for the architecture. */
    @Parameter(property = "hypershift.instanceType")
    @Nullable String instanceType;

    /** The nodes' architecture: <code>amd64</code> or <code>arm64</code>. */
    @Parameter(property = "hypershift.arch", defaultValue = "amd64")
    String arch;

    /**
     * The management cluster's kubeconfig. Without it, $KUBECONFIG counts, then <code>~/.kube/config</code>; where there is none
     * of them, no management cluster is looked at.
     */
    @Parameter(property = "hypershift.managementKubeconfigFile")
    @Nullable File managementKubeconfigFile;

    /** The context in the management cluster's kubeconfig. Without it, the current one. */
    @Parameter(property = "hypershift.managementContext")
    @Nullable String managementContext;

    @Override
    Access access(Inputs inputs) {
        var access = new Access(
                azureSignIn(inputs),
                Kubeconfigs.managementIfAny(managementKubeconfigFile),
                Optional.ofNullable(managementContext),
                network(inputs, inputs.servers(DNS_SERVERS, dnsServers)));
        return checked(access, access.managementKubeconfig().isGiven(), inputs);
    }

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new DoctorRequest(
                location,
                Optional.ofNullable(prefix),
                Optional.ofNullable(oidcStorageAccount),
                Optional.ofNullable(baseDomain),
                new Nodes(
                        inputs.number(NODE_POOL_REPLICAS, nodePoolReplicas, 2),
                        Optional.ofNullable(instanceType),
                        arch),
                externalDns || clusterOperationsPrincipal,
                access.managementKubeconfig().isGiven());
        inputs.addAll(request.validate());
        return hypershift -> {
            var report = hypershift.doctor().examine(request, new Cancellation());
            CheckTable.lines(report, words()).forEach(line -> getLog().info(redact(line)));
            report.orThrow();
        };
    }
}

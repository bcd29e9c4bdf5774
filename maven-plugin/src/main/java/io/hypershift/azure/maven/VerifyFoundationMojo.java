package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.DNS_SERVERS;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.check.CheckTable;
import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.BundleSecretName;
import io.hypershift.azure.foundation.VerifyFoundationRequest;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.plan.Cancellation;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the Azure foundation is as its files say: identities and their credentials, the OIDC issuer as anybody reads it,
 * the signing key, and the base domain's zone where one is given. It changes nothing. What is wrong shows in a table with its
 * remedy and fails the goal; what could not be looked at is <code>UNKNOWN</code> and does not.
 */
@Mojo(name = "verify-foundation", requiresProject = false, threadSafe = true)
public final class VerifyFoundationMojo extends AzureMojo {
    /**
     * Where <code>create-foundation</code> put its files. Without it and without <code>bundleSecret</code>, the directory
     * <code>hypershift</code> in the root directory of the build.
     */
    @Parameter(property = "hypershift.bundleDirectory")
    @Nullable File bundleDirectory;

    /** The Secret of the management cluster that holds them instead, as <code>namespace/name</code>. */
    @Parameter(property = "hypershift.bundleSecret")
    @Nullable String bundleSecret;

    /** The management cluster's kubeconfig, which <code>bundleSecret</code> needs. */
    @Parameter(property = "hypershift.managementKubeconfigFile")
    @Nullable File managementKubeconfigFile;

    /** The context in the management cluster's kubeconfig. Without it, the current one. */
    @Parameter(property = "hypershift.managementContext")
    @Nullable String managementContext;

    /**
     * The public Azure DNS zone that clusters have their names in; when given, its delegation and ingress' role on it are
     * checked, too.
     */
    @Parameter(property = "hypershift.baseDomain")
    @Nullable String baseDomain;

    /**
     * The DNS servers that are asked who answers for the base domain, as <code>host</code> or <code>host:port</code> with
     * commas between them. Without them, the machine's own.
     */
    @Parameter(property = "hypershift.dnsServers")
    @Nullable String dnsServers;

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
        var domain = Optional.ofNullable(baseDomain);
        var request = bundleSecret == null
                ? VerifyFoundationRequest.of(new Bundle(bundle(bundleDirectory)), domain)
                : VerifyFoundationRequest.inSecret(bundleSecret, domain);
        inputs.addAll(request.validate());
        inputs.addAll(BundleSecretName.problems(Optional.ofNullable(bundleSecret), managementKubeconfigFile != null));
        if (bundleSecret != null && bundleDirectory != null) {
            inputs.add(BundleSecretName.besideOtherBundle());
        }
        return hypershift -> {
            var report = hypershift.foundations().verify(request, new Cancellation());
            CheckTable.lines(report, words()).forEach(line -> getLog().info(redact(line)));
            report.orThrow();
        };
    }
}

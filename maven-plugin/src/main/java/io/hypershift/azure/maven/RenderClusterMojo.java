package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.CreateClusterRequest;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.RenderClusterRequest;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import java.io.File;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the objects that <code>create-cluster</code> would make as YAML, for a repository that is applied by others, and asks Azure
 * nothing: the infrastructure is that of <code>infraJsonFile</code>, else it is named as <code>create-cluster</code> would name it,
 * which needs <code>infraId</code> and <code>dnsZoneRgName</code>.
 */
@Mojo(name = "render-cluster", requiresProject = false, threadSafe = true)
public final class RenderClusterMojo extends ClusterOptionsMojo {
    private static final Duration ANY = Duration.ofHours(1);

    /** The file to write. Without it, <code>{clusterName}.yaml</code> where create-cluster puts its files. */
    @Parameter(property = "hypershift.renderIntoFile")
    @Nullable File renderIntoFile;

    /** Writes the Secrets, too. Nobody else can read the file. */
    @Parameter(property = "hypershift.renderSensitive", defaultValue = "false")
    boolean renderSensitive;

    @Override
    String name() {
        return Inputs.orEmpty(clusterName);
    }

    @Override
    boolean isForTests() {
        return false;
    }

    @Override
    Tenure tenure() {
        return new Tenure(null, "10m", false, null, null);
    }

    /** Tenant and subscription are the foundation's: credentials are needed only where it was made by hand. */
    @Override
    Access access(Inputs inputs) {
        var hasCredentials = azureCredentialsFile != null || azureServerId != null;
        return new Access(
                hasCredentials ? azureSignIn(inputs) : AzureSignIn.none(),
                bundleSecret == null ? Source.none() : managementWay().kubeconfig(inputs),
                Optional.ofNullable(managementContext),
                network(inputs));
    }

    @Override
    Work prepare(Access access, Inputs inputs) {
        var file = renderIntoFile == null ? output(null).resolve(name() + ".yaml") : renderIntoFile.toPath();
        var cluster = new CreateClusterRequest(
                name(),
                namespace,
                options(),
                files(),
                trust(inputs),
                tags(),
                new Ownership(build().owner(), "", ANY, ANY),
                output(null));
        var request = new RenderClusterRequest(cluster, renderSensitive, file);
        inputs.addAll(request.validate());
        return hypershift -> {
            hypershift.clusters().render(request);
            getLog().info("cluster " + name() + ": rendered into " + file);
        };
    }
}

package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Manifests;
import io.hypershift.azure.operator.InstallOperatorRequest.Rollout;
import io.hypershift.azure.plan.Cancellation;
import java.io.File;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Installs the HyperShift operator on the management cluster, or upgrades it, and waits until it is available. */
@Mojo(name = "install-operator", requiresProject = false, threadSafe = true)
public final class InstallOperatorMojo extends OperatorOptionsMojo {
    /** The operator's image. */
    @Parameter(property = "hypershift.hypershiftImage", defaultValue = InstallOperatorRequest.IMAGE)
    String hypershiftImage;

    /** The operator's namespace. */
    @Parameter(property = "hypershift.operatorNamespace", defaultValue = InstallOperatorRequest.NAMESPACE)
    String operatorNamespace;

    /**
     * Where the operator's manifests come from: <code>job</code> lets the operator's image render them in a Job on the
     * management cluster, <code>file</code> takes <code>manifestFile</code>.
     */
    @Parameter(property = "hypershift.manifestSource", defaultValue = "job")
    String manifestSource;

    /** The output of <code>hypershift install render</code>, for <code>manifestSource</code> <code>file</code>. */
    @Parameter(property = "hypershift.manifestFile")
    @Nullable File manifestFile;

    /** A pull secret in JSON for the operator's images, where they need one. */
    @Parameter(property = "hypershift.pullSecretFile")
    @Nullable File pullSecretFile;

    /** Removes what an earlier installation made and the manifests no longer contain. Without it, that is told. */
    @Parameter(property = "hypershift.prune", defaultValue = "false")
    boolean prune;

    /** Whether to wait until operator and external DNS are available. (HyperShift's own default is not to.) */
    @Parameter(property = "hypershift.waitUntilAvailable", defaultValue = "true")
    boolean waitUntilAvailable;

    /** How long to wait until the operator is available. */
    @Parameter(property = "hypershift.timeout", defaultValue = "15m")
    String timeout;

    /**
     * Only tells what would be done. With <code>manifestSource</code> <code>job</code> the Job runs all the same, in a namespace of
     * its own, which goes with it.
     */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new InstallOperatorRequest(
                operatorNamespace,
                manifests(inputs),
                Source.file(pullSecretFile),
                externalDns(),
                privatePlatform(),
                scaleFromZero(),
                prune,
                new Rollout(inputs.duration(TIMEOUT, timeout), waitUntilAvailable));
        inputs.addAll(request.validate());
        if (dryRun) {
            return hypershift -> {
                hypershift.operators().rehearse(request, new Cancellation());
                getLog().info("operator " + operatorNamespace + ": nothing was changed, this is a dry run");
            };
        }
        return hypershift -> {
            var operator = hypershift.operators().install(request, new Cancellation());
            operator.lines().forEach(getLog()::info);
        };
    }

    private Manifests manifests(Inputs inputs) {
        var job = new Manifests.FromJob(
                hypershiftImage, flags(), Source.file(imageRefsFile), Source.file(additionalTrustBundleFile));
        return Manifests.chosen(manifestSource, job, Source.file(manifestFile), inputs);
    }
}

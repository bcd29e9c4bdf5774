package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.MANIFEST_FILE;
import static io.hypershift.azure.failure.Parameter.PULL_SECRET_FILE;
import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import hudson.Extension;
import hudson.FilePath;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.InstallOperatorRequest.Rollout;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** {@code hypershiftInstallOperator(...)}: installs the HyperShift operator on the management cluster, or upgrades it. */
public final class InstallOperatorStep extends OperatorOptionsStep {
    static final String NAME = "hypershiftInstallOperator";

    private static final long serialVersionUID = 1L;
    private static final String SOURCE = "job";
    private static final String LIMIT = "15m";

    private String hypershiftImage = InstallOperatorRequest.IMAGE;
    private String operatorNamespace = InstallOperatorRequest.NAMESPACE;
    private String manifestSource = SOURCE;
    private @Nullable String manifestFile;
    private @Nullable String pullSecretCredentialsId;
    private boolean dryRun;
    private String timeout = LIMIT;

    @DataBoundSetter
    public boolean prune;

    @DataBoundSetter
    public boolean waitUntilAvailable = true;

    @DataBoundConstructor
    public InstallOperatorStep() {}

    public String getHypershiftImage() {
        return hypershiftImage;
    }

    @DataBoundSetter
    public void setHypershiftImage(@Nullable String image) {
        hypershiftImage = Arguments.or(image, InstallOperatorRequest.IMAGE);
    }

    public String getOperatorNamespace() {
        return operatorNamespace;
    }

    @DataBoundSetter
    public void setOperatorNamespace(@Nullable String namespace) {
        operatorNamespace = Arguments.or(namespace, InstallOperatorRequest.NAMESPACE);
    }

    public String getManifestSource() {
        return manifestSource;
    }

    @DataBoundSetter
    public void setManifestSource(@Nullable String source) {
        manifestSource = Arguments.or(source, SOURCE);
    }

    /** A path in the workspace. */
    public @Nullable String getManifestFile() {
        return manifestFile;
    }

    @DataBoundSetter
    public void setManifestFile(@Nullable String path) {
        manifestFile = Arguments.orNull(path);
    }

    public @Nullable String getPullSecretCredentialsId() {
        return pullSecretCredentialsId;
    }

    @DataBoundSetter
    public void setPullSecretCredentialsId(@Nullable String id) {
        pullSecretCredentialsId = Arguments.orNull(id);
    }

    public String getTimeout() {
        return timeout;
    }

    @DataBoundSetter
    public void setTimeout(@Nullable String timeout) {
        this.timeout = Arguments.or(timeout, LIMIT);
    }

    InstallOperatorRequest request(StepInputs inputs, @Nullable FilePath workspace)
            throws IOException, InterruptedException {
        var request = new InstallOperatorRequest(
                operatorNamespace,
                inputs.manifests(
                        manifestSource, rendering(hypershiftImage, inputs, workspace), manifests(inputs, workspace)),
                inputs.secretFile(PULL_SECRET_FILE, pullSecretCredentialsId),
                externalDns(inputs),
                privatePlatform(inputs),
                scaleFromZero(inputs),
                prune,
                new Rollout(inputs.duration(TIMEOUT, timeout), waitUntilAvailable));
        inputs.addAll(request.validate());
        return request;
    }

    private Source manifests(StepInputs inputs, @Nullable FilePath workspace) throws IOException, InterruptedException {
        return manifestFile == null
                ? Source.none() // the core tells that it is missing
                : WorkspaceFile.find(MANIFEST_FILE, manifestFile, workspace, inputs)
                        .orElse(Source.text("", manifestFile));
    }

    public boolean isDryRun() {
        return dryRun;
    }

    @DataBoundSetter
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new InstallOperatorExecution(context, this);
    }

    /** What Jenkins is told of the step. */
    @Extension
    public static final class DescriptorImpl extends StepDescriptorBase {
        @Override
        public String getFunctionName() {
            return NAME;
        }

        @Override
        public String getDisplayName() {
            return "Install the HyperShift operator";
        }
    }
}

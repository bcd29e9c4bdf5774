package io.hypershift.azure.jenkins;

import static io.hypershift.azure.failure.Parameter.PRICE_FILE;

import hudson.Extension;
import hudson.FilePath;
import io.hypershift.azure.cluster.Prices;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import java.io.IOException;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * {@code hypershiftListClusters(...)}: all clusters of a management cluster, as a table in the log. It returns their name,
 * namespace, owner, infraId, state, expiresAt and nodes.
 */
public final class ListClustersStep extends ManagementStep {
    static final String NAME = "hypershiftListClusters";

    private static final long serialVersionUID = 1L;

    private @Nullable String priceFile;

    @DataBoundConstructor
    public ListClustersStep() {}

    /** A path in the workspace. */
    public @Nullable String getPriceFile() {
        return priceFile;
    }

    @DataBoundSetter
    public void setPriceFile(@Nullable String path) {
        priceFile = Arguments.orNull(path);
    }

    Prices prices(StepInputs inputs, @Nullable FilePath workspace) throws IOException, InterruptedException {
        var source = priceFile == null
                ? Source.none()
                : WorkspaceFile.find(PRICE_FILE, priceFile, workspace, inputs).orElse(Source.none());
        var checks = new Checks();
        var prices = Prices.read(source, checks);
        inputs.addAll(checks.problems());
        return prices;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ListClustersExecution(context, this);
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
            return "List hosted clusters";
        }
    }
}

package io.hypershift.azure.maven;

import static io.hypershift.azure.failure.Parameter.TIMEOUT;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.UninstallOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes from the management cluster what <code>install-operator</code> has made there. It refuses while there are hosted clusters,
 * and leaves the operator's namespace where there is more in it.
 */
@Mojo(name = "uninstall-operator", requiresProject = false, threadSafe = true)
public final class UninstallOperatorMojo extends ManagementMojo {
    /** The operator's namespace. */
    @Parameter(property = "hypershift.operatorNamespace", defaultValue = InstallOperatorRequest.NAMESPACE)
    String operatorNamespace;

    /** Removes HyperShift's CRDs as well, if there is no object of theirs. */
    @Parameter(property = "hypershift.deleteCrds", defaultValue = "false")
    boolean deleteCrds;

    /** How long each object may take to go. */
    @Parameter(property = "hypershift.timeout", defaultValue = "5m")
    String timeout;

    /** Only tells what would be removed. */
    @Parameter(property = "hypershift.dryRun", defaultValue = "false")
    boolean dryRun;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request = new UninstallOperatorRequest(operatorNamespace, deleteCrds, inputs.duration(TIMEOUT, timeout));
        inputs.addAll(request.validate());
        return hypershift -> {
            var found = hypershift.operators().uninstall(request, dryRun, new Cancellation());
            getLog().info("operator " + operatorNamespace
                    + (found ? dryRun ? ": nothing was changed, this is a dry run" : ": removed" : ": there is none"));
        };
    }
}

package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.check.CheckTable;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.operator.InstallOperatorRequest;
import io.hypershift.azure.operator.VerifyOperatorRequest;
import io.hypershift.azure.plan.Cancellation;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks that the operator on the management cluster is as hosted clusters need it: CRDs, pods, webhook, external DNS, and whether its
 * options fit the clusters that are there or to come. It changes nothing. What is wrong shows in a table with its remedy and fails the
 * goal.
 */
@Mojo(name = "verify-operator", requiresProject = false, threadSafe = true)
public final class VerifyOperatorMojo extends ManagementMojo {
    /** The operator's namespace. */
    @Parameter(property = "hypershift.operatorNamespace", defaultValue = InstallOperatorRequest.NAMESPACE)
    String operatorNamespace;

    /** How clusters that are to come are reached: Public, PublicAndPrivate or Private. */
    @Parameter(property = "hypershift.endpointAccess", defaultValue = VerifyOperatorRequest.PUBLIC)
    String endpointAccess;

    /** The domain of clusters' names that external DNS is to write. Without it, external DNS may be missing. */
    @Parameter(property = "hypershift.externalDnsDomain")
    @Nullable String externalDnsDomain;

    @Override
    Work prepare(Access access, Inputs inputs) {
        var request =
                new VerifyOperatorRequest(operatorNamespace, endpointAccess, Optional.ofNullable(externalDnsDomain));
        inputs.addAll(request.validate());
        return hypershift -> {
            var report = hypershift.operators().verify(request, new Cancellation());
            CheckTable.lines(report, words()).forEach(line -> getLog().info(redact(line)));
            report.orThrow();
        };
    }
}

package io.hypershift.azure.operator;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.time.Duration;
import java.util.List;

/**
 * Which operator to remove.
 *
 * @param namespace where it runs
 * @param deleteCrds whether HyperShift's CRDs go as well
 * @param timeout how long each object may take to go
 */
public record UninstallOperatorRequest(String namespace, boolean deleteCrds, Duration timeout) {

    /** Everything that is wrong with the request. */
    public List<Problem> validate() {
        var checks = new Checks();
        checks.matches(Parameter.OPERATOR_NAMESPACE, namespace, Names.LABEL, Names.LABEL_RULE);
        return checks.problems();
    }
}

package io.hypershift.azure.nodepool;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node pool that is to have another number of nodes.
 *
 * @param operatorNamespace where the operator runs, whose options say whether pools may grow from no node
 */
public record ScaleNodePoolRequest(PoolKey pool, PoolSize size, String operatorNamespace) {

    /** Everything that is wrong with the request, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        var checks = new Checks();
        size.check(checks);
        checks.matches(Parameter.OPERATOR_NAMESPACE, operatorNamespace, Names.LABEL, Names.LABEL_RULE);
        return Stream.concat(pool.validate().stream(), checks.problems().stream())
                .toList();
    }
}

package io.hypershift.azure.nodepool;

import io.hypershift.azure.cluster.NodePoolOptions;
import io.hypershift.azure.cluster.NodePoolRules;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.Options;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node pool that a cluster is to have besides those it has.
 *
 * @param options of {@link NodePoolOptions#OF_MORE}; release image and subnet are the cluster's unless given
 * @param operatorNamespace where the operator runs, whose options say whether pools may grow from no node
 */
public record CreateNodePoolRequest(PoolKey pool, PoolSize size, Options options, String operatorNamespace) {

    /** Everything that is wrong with the request, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        var checks = new Checks();
        size.check(checks);
        options.check(checks);
        checks.matches(Parameter.OPERATOR_NAMESPACE, operatorNamespace, Names.LABEL, Names.LABEL_RULE);
        NodePoolRules.check(options, checks);
        return Stream.concat(pool.validate().stream(), checks.problems().stream())
                .toList();
    }

    Optional<String> releaseImage() {
        return options.find(Parameter.RELEASE_IMAGE);
    }

    String arch() {
        return options.text(Parameter.ARCH);
    }
}

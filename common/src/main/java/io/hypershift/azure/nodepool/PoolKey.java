package io.hypershift.azure.nodepool;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.stream.Stream;

/** Which node pool of which cluster is meant. */
public record PoolKey(ClusterKey cluster, String name) {

    /** Everything that is wrong with it as a name. */
    public List<Problem> validate() {
        var checks = new Checks();
        if (checks.given(Parameter.NODE_POOL_NAME, name)) {
            checks.matches(Parameter.NODE_POOL_NAME, name, Names.LABEL, Names.LABEL_RULE);
        }
        return Stream.concat(cluster.validate().stream(), checks.problems().stream())
                .toList();
    }

    Ref ref() {
        return ClusterObjects.nodePool(cluster, name);
    }

    @Override
    public String toString() {
        return cluster.namespace() + "/" + name;
    }
}

package io.hypershift.azure.maven;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Words;
import java.util.EnumSet;
import java.util.Set;

/** Maven's words about one cluster: goals that work on a cluster are named with it, ready to be pasted. */
record WordsOnCluster(Words words, ClusterKey cluster) implements Words {
    private static final String USUAL_NAMESPACE = "clusters";
    private static final Set<Operation> ON_A_CLUSTER = EnumSet.of(
            Operation.CREATE_CLUSTER,
            Operation.VERIFY_CLUSTER,
            Operation.DIAGNOSE_CLUSTER,
            Operation.UPGRADE_CLUSTER,
            Operation.DESTROY_CLUSTER,
            Operation.CREATE_NODEPOOL,
            Operation.SCALE_NODEPOOL,
            Operation.DELETE_NODEPOOL,
            Operation.CREATE_KUBECONFIG,
            Operation.EXTEND_CLUSTER);

    @Override
    public String operation(Operation operation) {
        if (!ON_A_CLUSTER.contains(operation)) {
            return words.operation(operation);
        }
        var command = new Command(words, operation).with(Parameter.CLUSTER_NAME, cluster.name());
        return (cluster.namespace().equals(USUAL_NAMESPACE)
                        ? command
                        : command.with(Parameter.NAMESPACE, cluster.namespace()))
                .toString();
    }

    @Override
    public String parameter(Parameter parameter) {
        return words.parameter(parameter);
    }

    @Override
    public String parameter(Parameter parameter, String value) {
        return words.parameter(parameter, value);
    }
}

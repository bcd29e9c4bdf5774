package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.util.List;

/** Which hosted cluster is meant: its namespace on the management cluster, and its name. */
public record ClusterKey(String namespace, String name) {

    /** Everything that is wrong with it as a name. */
    public List<Problem> validate() {
        var checks = new Checks();
        checks.matches(Parameter.CLUSTER_NAME, name, Names.LABEL, Names.LABEL_RULE);
        checks.matches(Parameter.NAMESPACE, namespace, Names.LABEL, Names.LABEL_RULE);
        return checks.problems();
    }

    /** The namespace that the cluster's control plane runs in ({@code hypershift-operator/controllers/manifests/manifests.go}). */
    String controlPlaneNamespace() {
        return namespace + "-" + name.replace('.', '-');
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}

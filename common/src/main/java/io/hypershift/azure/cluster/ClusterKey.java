package io.hypershift.azure.cluster;

/** Which hosted cluster is meant: its namespace on the management cluster, and its name. */
public record ClusterKey(String namespace, String name) {
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}

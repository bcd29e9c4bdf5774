package io.hypershift.azure.sandbox.hypershift;

/**
 * How a management cluster is made.
 *
 * @param workers how many nodes it has
 * @param size what each of them holds
 */
public record ManagementSettings(int workers, NodeSize size) {

    /** What a node holds, in Kubernetes' quantities. */
    public record NodeSize(String cpu, String memory, int pods) {}

    /** Room for some sixty control planes, so that no test comes to the end of it by accident. */
    public static final ManagementSettings DEFAULT = new ManagementSettings(3, new NodeSize("96", "384Gi", 500));

    public ManagementSettings withWorkers(int count, NodeSize each) {
        return new ManagementSettings(count, each);
    }
}

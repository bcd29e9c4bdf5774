package io.hypershift.azure.sandbox.hypershift;

/**
 * How a management cluster is made.
 *
 * @param workers how many nodes it has
 * @param size what each of them holds
 */
public record ManagementSettings(int workers, NodeSize size, Distribution distribution) {

    /** What a node holds, in Kubernetes' quantities. */
    public record NodeSize(String cpu, String memory, int pods) {}

    /** What is served beside Kubernetes' own kinds. */
    public enum Distribution {
        /** Nothing: Kubernetes as its providers give it. */
        KUBERNETES,
        /** OpenShift's Route as a CustomResourceDefinition, as HyperShift's documentation has it installed on AKS. */
        KUBERNETES_WITH_ROUTES,
        /** OpenShift's Route and ClusterVersion, and the monitoring operator's kinds. */
        OPENSHIFT
    }

    /** Room for some sixty control planes, so that no test comes to the end of it by accident. */
    public static final ManagementSettings DEFAULT =
            new ManagementSettings(3, new NodeSize("96", "384Gi", 500), Distribution.KUBERNETES_WITH_ROUTES);

    public ManagementSettings withWorkers(int count, NodeSize each) {
        return new ManagementSettings(count, each, distribution);
    }

    public ManagementSettings with(Distribution other) {
        return new ManagementSettings(workers, size, other);
    }
}

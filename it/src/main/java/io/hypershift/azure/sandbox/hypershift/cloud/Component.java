package io.hypershift.azure.sandbox.hypershift.cloud;

/**
 * A component of a hosted cluster with an identity of its own (HyperShift 3ee9615, cmd/infra/azure/identities.go).
 *
 * @param key its field among the HostedCluster's workload identities
 * @param namespace where its service account is, in the hosted cluster
 * @param deployment the Deployment in the control plane's namespace whose log tells of it
 * @param container that Deployment's container
 */
public record Component(String key, String namespace, String serviceAccount, String deployment, String container) {
    public static final Component DISK = new Component(
            "disk",
            "openshift-cluster-csi-drivers",
            "azure-disk-csi-driver-operator",
            "azure-disk-csi-driver-operator",
            "azure-disk-csi-driver-operator");
    public static final Component FILE = new Component(
            "file",
            "openshift-cluster-csi-drivers",
            "azure-file-csi-driver-operator",
            "azure-file-csi-driver-operator",
            "azure-file-csi-driver-operator");
    public static final Component IMAGE_REGISTRY = new Component(
            "imageRegistry",
            "openshift-image-registry",
            "cluster-image-registry-operator",
            "cluster-image-registry-operator",
            "cluster-image-registry-operator");
    public static final Component INGRESS = new Component(
            "ingress", "openshift-ingress-operator", "ingress-operator", "ingress-operator", "ingress-operator");
    public static final Component CLOUD_PROVIDER = new Component(
            "cloudProvider",
            "kube-system",
            "azure-cloud-provider",
            "azure-cloud-controller-manager",
            "cloud-controller-manager");
    public static final Component NODE_POOL_MANAGEMENT =
            new Component("nodePoolManagement", "kube-system", "capi-provider", "capi-provider", "manager");
    public static final Component NETWORK = new Component(
            "network",
            "openshift-cloud-network-config-controller",
            "cloud-network-config-controller",
            "cloud-network-config-controller",
            "controller");
    public static final Component CONTROL_PLANE_OPERATOR = new Component(
            "controlPlaneOperator",
            "kube-system",
            "control-plane-operator",
            "control-plane-operator",
            "control-plane-operator");
}

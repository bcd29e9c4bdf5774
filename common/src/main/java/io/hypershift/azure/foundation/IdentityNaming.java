package io.hypershift.azure.foundation;

/** Whose names workload identities and their federated credentials have, so that what either made is adopted. */
public enum IdentityNaming {
    /** Those of the guide, phase 1: {@code demo-hc-disk-csi}, {@code demo-hc-disk-csi-fed-id-node}. */
    GUIDE,
    /**
     * Those of {@code hypershift create iam azure} (HyperShift's {@code cmd/infra/azure/identities.go}): {@code
     * demo-hc-disk-k2x4p}, {@code demo-hc-disk-fed-id-node}.
     */
    HYPERSHIFT
}

package io.hypershift.azure.failure;

import java.util.Locale;

/** What a user can ask for. A front end has its own spelling of each: see {@link Words}. */
public enum Operation {
    DOCTOR,
    CREATE_FOUNDATION,
    DESTROY_FOUNDATION,
    VERIFY_FOUNDATION,
    INSTALL_OPERATOR,
    VERIFY_OPERATOR,
    UNINSTALL_OPERATOR,
    CREATE_CLUSTER,
    VERIFY_CLUSTER,
    DIAGNOSE_CLUSTER,
    UPGRADE_CLUSTER,
    DESTROY_CLUSTER,
    CREATE_NODEPOOL,
    SCALE_NODEPOOL,
    DELETE_NODEPOOL,
    CREATE_KUBECONFIG,
    RENDER_CLUSTER,
    LIST_CLUSTERS,
    EXTEND_CLUSTER,
    REAP_CLUSTERS;

    /** The operation as a verb with a hyphen, as HyperShift's CLI spells its own: {@code create-cluster}. */
    public String verb() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.hypershift.azure.foundation;

/** Where the components of hosted clusters get their roles. */
public enum RoleScope {
    /** On each cluster's own groups, when it is made. What a component may do ends there, but each new right takes its time. */
    CLUSTER,
    /**
     * On the whole subscription, once. Whoever is administrator of any cluster can then act as Contributor on all of it, so
     * the subscription must be given over to tests.
     */
    SUBSCRIPTION
}

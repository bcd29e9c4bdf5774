package io.hypershift.azure.sandbox.hypershift.controlplane;

/** The domain under which the management cluster publishes Routes that have no host name of their own. */
final class ManagementDomain {
    static final String NAME = "apps.management.example.net";

    private ManagementDomain() {}
}

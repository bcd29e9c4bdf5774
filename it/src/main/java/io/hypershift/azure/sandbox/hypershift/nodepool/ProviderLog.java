package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.ComponentLog;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.cloud.Component;

/** What Cluster API's Azure provider tells: in its log, and by events at the machines. */
record ProviderLog(ComponentLog log, Events events) {
    private static final Component PROVIDER = Component.NODE_POOL_MANAGEMENT;

    void info(Resource azureMachine, String message) {
        log.info(azureMachine.namespace(), PROVIDER.deployment(), PROVIDER.container(), message);
    }

    void failed(Resource azureMachine, String message) {
        log.error(
                azureMachine.namespace(),
                PROVIDER.deployment(),
                PROVIDER.container(),
                "AzureMachine " + azureMachine.namespace() + "/" + azureMachine.name() + ": " + message);
        events.warning(azureMachine, "ReconcileError", message);
    }
}

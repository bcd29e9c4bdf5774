package io.hypershift.azure.operator;

import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.plan.Cancellation;
import java.util.function.Supplier;

/** Installs the HyperShift operator. */
public final class Operators {
    public Operators(Supplier<KubeApi> management, EventListener events) {}

    /** Installs or upgrades the operator, and returns when it is available. */
    public Operator install(InstallOperatorRequest request, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }
}

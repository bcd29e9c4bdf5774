package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.node.Program;
import io.hypershift.azure.sandbox.hypershift.node.RunningContainer;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The API server of a hosted cluster, in the container of its control plane. */
public record ApiServerProgram(ControlPlanes controlPlanes, HostedApis apis) implements Program {
    /** What its container's command begins with in OpenShift. */
    public static final String COMMAND = "hyperkube";

    /** HyperShift 3ee9615, support/config/constants.go: KASPodDefaultPort. */
    static final int PORT = 6443;

    @Override
    public Moment look(RunningContainer container) {
        return new Runs(true, Next.WHEN_CHANGED);
    }

    @Override
    public Optional<InetSocketAddress> listener(RunningContainer container, int port) {
        return Optional.of(container.namespace())
                .filter(it -> port == PORT)
                .flatMap(controlPlanes::clusterOf)
                .flatMap(apis::of)
                .map(HostedApi::server)
                .map(it -> new InetSocketAddress(it.host(), it.port()));
    }
}

package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The API servers of all hosted clusters, each from when its kube-apiserver is up until its control plane is gone. */
public final class HostedApis implements AutoCloseable {
    private final HostedApi.Starter starter;
    private final Map<String, HostedApi> byUid = new ConcurrentHashMap<>();

    public HostedApis(HostedApi.Starter starter) {
        this.starter = starter;
    }

    HostedApi start(HostedCluster cluster) {
        return byUid.computeIfAbsent(cluster.resource().uid(), absent -> HostedApi.start(starter));
    }

    public Optional<HostedApi> of(HostedCluster cluster) {
        return Optional.ofNullable(byUid.get(cluster.resource().uid()));
    }

    void stop(String uid) {
        var api = byUid.remove(uid);
        if (api != null) {
            api.close();
        }
    }

    @Override
    public void close() {
        byUid.keySet().forEach(this::stop);
    }
}

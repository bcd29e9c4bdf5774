package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import java.util.Optional;

/** What administrators of a hosted cluster configure its monitoring with (cluster-monitoring-operator, pkg/operator). */
final class MonitoringConfig {
    private MonitoringConfig() {}

    /** What the operator cannot make use of; none where it has nothing to go by but its defaults. */
    static Optional<String> problem(KubeApi hosted) {
        return hosted.get(Kind.CONFIG_MAP, "openshift-monitoring", "cluster-monitoring-config")
                .filter(it -> !it.at("/data").has("config.yaml"))
                .map(any -> "the Cluster Monitoring ConfigMap doesn't contain a 'config.yaml' key");
    }
}

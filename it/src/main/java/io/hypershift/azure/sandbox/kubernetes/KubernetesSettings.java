package io.hypershift.azure.sandbox.kubernetes;

import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;

/**
 * How an API server is set up.
 *
 * @param port the port on 127.0.0.1, 0 for any free one
 * @param latency how much of a real cluster's time its controllers take
 */
public record KubernetesSettings(int port, Latency latency) {
    /** How long the kinds of a new CustomResourceDefinition answer 404, as measured with Kubernetes 1.36. */
    private static final Duration DEFINITION_DELAY = Duration.ofSeconds(2);

    /** How long an empty namespace takes to go, as measured with Kubernetes 1.36. */
    private static final Duration NAMESPACE_DELAY = Duration.ofSeconds(5);

    public static final KubernetesSettings DEFAULT = new KubernetesSettings(0, Latency.NONE);

    public KubernetesSettings withPort(int wanted) {
        return new KubernetesSettings(wanted, latency);
    }

    public KubernetesSettings withLatency(Latency wanted) {
        return new KubernetesSettings(port, wanted);
    }

    Duration definitionDelay() {
        return latency.of(DEFINITION_DELAY);
    }

    Duration namespaceDelay() {
        return latency.of(NAMESPACE_DELAY);
    }
}

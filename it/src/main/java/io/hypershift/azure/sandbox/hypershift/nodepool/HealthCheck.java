package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The MachineHealthCheck that HyperShift makes of a pool that is to be repaired (HyperShift 3ee9615, reconcileMachineHealthCheck). */
record HealthCheck(KubeApi api, NodePool pool) {
    private static final String MOST_UNHEALTHY = "hypershift.openshift.io/machine-health-check-max-unhealthy";
    private static final Duration USUAL = Duration.ofMinutes(8);
    private static final String TIMEOUT = "hypershift.openshift.io/machine-health-check-timeout";

    /** Makes it once a machine has come up, removes it when the pool is not to be repaired any more. */
    Optional<Resource> ensure(Optional<Resource> present, boolean ignitionReached) {
        if (!pool.isRepaired()) {
            present.ifPresent(it -> api.delete(Kind.MACHINE_HEALTH_CHECK, it));
            return Optional.empty();
        }
        return ignitionReached ? Optional.of(api.apply(Kind.MACHINE_HEALTH_CHECK, manifest())) : present;
    }

    private Resource manifest() {
        var seconds =
                override(TIMEOUT).flatMap(HealthCheck::duration).orElse(USUAL).toSeconds();
        var most = override(MOST_UNHEALTHY).orElse("2");
        return Resource.of(Kind.MACHINE_HEALTH_CHECK, pool.cluster().controlPlaneNamespace(), pool.name())
                .withAnnotation(NodePool.ANNOTATION, pool.fullName())
                .with("/spec/clusterName", pool.cluster().infraId())
                .with("/spec/selector/matchLabels", Map.of(MachineManifests.DEPLOYMENT_LABEL, pool.name()))
                .with("/spec/checks/nodeStartupTimeoutSeconds", 1200)
                .with(
                        "/spec/checks/unhealthyNodeConditions",
                        List.of(unready("False", seconds), unready("Unknown", seconds)))
                .with(
                        "/spec/remediation/triggerIf/unhealthyLessThanOrEqualTo",
                        most.endsWith("%") ? most : Integer.valueOf(most));
    }

    private static Map<String, Object> unready(String status, long seconds) {
        return Map.of("type", "Ready", "status", status, "timeoutSeconds", seconds);
    }

    /** Go's way to write hours, minutes and seconds is ISO's without its beginning. */
    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse("PT" + text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<String> override(String annotation) {
        return pool.resource()
                .annotation(annotation)
                .or(() -> pool.cluster().resource().annotation(annotation));
    }
}

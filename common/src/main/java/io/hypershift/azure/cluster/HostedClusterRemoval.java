package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Deletes a HostedCluster as the CLI does, cloud resources included, and waits for it. When HyperShift has not finished
 * within the grace period, the work goes on without it: all that is the cluster's own in Azure lies in groups that go next.
 */
record HostedClusterRemoval(
        KubeApi management,
        ClusterKey key,
        String infraId,
        Duration gracePeriod,
        EventListener events,
        Cancellation cancellation)
        implements Removal {
    private static final String CLEANUP = "hypershift.openshift.io/cleanup-cloud-resources";

    @Override
    public boolean exists() {
        return new ClusterLook(management).hostedCluster(key, infraId).isPresent();
    }

    @Override
    public void delete() {
        var grace = GracePeriod.of(new ClusterLook(management).hostedCluster(key), gracePeriod);
        request();
        if (!new ClusterWait(management, events, cancellation).untilGone(key, grace)) {
            events.on(new Event.Warning(Text.of(
                    "{} is still being deleted after {}{}; going on with what it has in Azure",
                    HostedClusterManifest.ref(key),
                    Stopwatch.text(grace),
                    held())));
        }
    }

    /** What still holds it: HyperShift's own words, and whose finalizers there are. */
    private String held() {
        return new ClusterLook(management)
                .hostedCluster(key)
                .map(it -> " (" + StuckAt.of(it, List.of()) + "; finalizers: "
                        + it.list("metadata", "finalizers").stream()
                                .map(JsonNode::asText)
                                .collect(Collectors.joining(", "))
                        + ")")
                .orElse("");
    }

    /** Asks for the deletion, and returns at once. */
    void request() {
        var ref = HostedClusterManifest.ref(key);
        var patch = Json.object();
        patch.putObject("metadata").putObject("annotations").put(CLEANUP, "true");
        management.mergeIfThere(ref, patch);
        management.delete(ref);
    }
}

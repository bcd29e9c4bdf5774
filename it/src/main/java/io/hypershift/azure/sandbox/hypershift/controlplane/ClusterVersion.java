package io.hypershift.azure.sandbox.hypershift.controlplane;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.List;
import java.util.Map;

/** The hosted cluster's ClusterVersion: what the version operator makes of the release and the cluster operators. */
final class ClusterVersion {
    private static final String NAME = "version";

    private final HostedCluster cluster;

    ClusterVersion(HostedCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * @param problems what is wrong with each cluster operator, empty where nothing is
     */
    void write(KubeApi api, Map<String, String> problems) {
        var version = api.get(Kind.CLUSTER_VERSION, NAME)
                .orElseGet(() -> api.apply(
                        Kind.CLUSTER_VERSION,
                        Resource.of(Kind.CLUSTER_VERSION, NAME)
                                .with("/spec/clusterID", cluster.resource().uid())));
        api.updateStatus(Kind.CLUSTER_VERSION, version, status(version, problems));
    }

    private JsonNode status(Resource present, Map<String, String> problems) {
        var unavailable = problems.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        var history = history(present, unavailable.isEmpty());
        var isDone = history.path(0).path("state").asText().equals("Completed");
        var status = Json.object(Map.of(
                "desired",
                release(),
                "observedGeneration",
                present.generation(),
                "versionHash",
                "",
                "history",
                history));
        status.putArray("availableUpdates");
        status.set(
                "conditions",
                Conditions.plain(present.at("/status/conditions"), conditions(isDone, unavailable, problems)));
        return status;
    }

    private ArrayNode history(Resource present, boolean isFine) {
        ArrayNode history = present.at("/status/history") instanceof ArrayNode array ? array.deepCopy() : Json.array();
        if (!history.path(0).path("image").asText().equals(cluster.releaseImage())) {
            history.insert(0, begun());
        }
        var newest = (ObjectNode) history.get(0);
        if (isFine && newest.path("state").asText().equals("Partial")) {
            newest.put("state", "Completed").put("completionTime", Conditions.now());
        }
        return history;
    }

    private ObjectNode begun() {
        var entry = Json.object(Map.of(
                "state", "Partial",
                "startedTime", Conditions.now(),
                "version", cluster.version(),
                "image", cluster.releaseImage(),
                "verified", false));
        return entry.putNull("completionTime");
    }

    private Map<String, String> release() {
        return Map.of("version", cluster.version(), "image", cluster.releaseImage());
    }

    private List<Condition> conditions(boolean isDone, List<String> unavailable, Map<String, String> problems) {
        var version = cluster.version();
        return List.of(
                isDone
                        ? isTrue("Available", "FromClusterVersion", "Done applying " + version)
                        : isFalse("Available", "FromClusterVersion", ""),
                failing(unavailable, problems),
                isDone
                        ? isFalse("Progressing", "FromClusterVersion", "Cluster version is " + version)
                        : isTrue("Progressing", "FromClusterVersion", "Working towards " + version),
                isTrue(
                        "ReleaseAccepted",
                        "PayloadLoaded",
                        "Payload loaded version=\"%s\" image=\"%s\"".formatted(version, cluster.releaseImage())),
                isFalse("RetrievedUpdates", "NoChannel", "The update channel has not been configured."),
                isTrue("Upgradeable", "FromClusterVersion", ""));
    }

    private static Condition failing(List<String> unavailable, Map<String, String> problems) {
        if (unavailable.isEmpty()) {
            return isFalse("Failing", "FromClusterVersion", "");
        }
        var message = "Cluster operator%s %s %s not available"
                .formatted(
                        unavailable.size() == 1 ? "" : "s",
                        String.join(", ", unavailable),
                        unavailable.size() == 1 ? "is" : "are");
        var reason = unavailable.size() == 1 ? "ClusterOperatorNotAvailable" : "ClusterOperatorsNotAvailable";
        return isTrue("Failing", reason, message + details(unavailable, problems));
    }

    private static String details(List<String> unavailable, Map<String, String> problems) {
        var details = new StringBuilder();
        unavailable.forEach(it -> details.append("\n* ").append(it).append(": ").append(problems.get(it)));
        return details.toString();
    }
}

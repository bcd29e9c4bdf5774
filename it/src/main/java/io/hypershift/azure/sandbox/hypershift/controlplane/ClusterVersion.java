package io.hypershift.azure.sandbox.hypershift.controlplane;

import static io.hypershift.azure.sandbox.hypershift.api.Condition.isFalse;
import static io.hypershift.azure.sandbox.hypershift.api.Condition.isTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The hosted cluster's ClusterVersion: what the version operator makes of the release and the cluster operators. */
final class ClusterVersion {
    private static final String NAME = "version";

    private final KubeApi api;
    private final String clusterId;
    private final Release release;

    /**
     * @param api the hosted cluster's
     * @param release the one that the version operator runs
     */
    ClusterVersion(KubeApi api, String clusterId, Release release) {
        this.api = api;
        this.clusterId = clusterId;
        this.release = release;
    }

    Resource present() {
        return api.get(Kind.CLUSTER_VERSION, NAME)
                .orElseGet(() -> api.apply(
                        Kind.CLUSTER_VERSION,
                        Resource.of(Kind.CLUSTER_VERSION, NAME).with("/spec/clusterID", clusterId)));
    }

    /** Whether the release that runs is not the one this is about: its cluster operators are still of the other. */
    static Optional<String> versionBefore(Resource present, Release release) {
        var history = present.at("/status/history");
        var isBegun = history.path(0).path("image").asText().equals(release.image());
        var isDone = isBegun && history.path(0).path("state").asText().equals("Completed");
        return isDone ? Optional.empty() : UpdateHistory.completed(history);
    }

    /**
     * @param problems what is wrong with each cluster operator, empty where nothing is
     * @param isApplied whether the cluster operators are of the release
     */
    void write(Resource present, Map<String, String> problems, boolean isApplied) {
        api.updateStatus(Kind.CLUSTER_VERSION, present, status(present, problems, isApplied));
    }

    /**
     * Stays with what it has applied, since it cannot load what it shall apply (cluster-version-operator, pkg/cvo/sync_worker.go).
     *
     * @param manifest the one that it cannot read
     */
    void refuse(Resource present, String manifest) {
        var status = Json.object(present.at("/status").isObject() ? present.at("/status") : Map.of())
                .deepCopy();
        status.set("desired", Json.tree(release.json()));
        status.put("observedGeneration", present.generation());
        status.withArray("history");
        status.withArray("availableUpdates");
        if (!status.has("versionHash")) {
            status.put("versionHash", "");
        }
        var refusal = isFalse(
                "ReleaseAccepted",
                "LoadPayload",
                ("Loading payload failed version=\"%s\" image=\"%s\" failure=error loading manifests from /release-manifests:"
                                + " error parsing %s: yaml: did not find expected node content")
                        .formatted(release.version(), release.image(), manifest));
        var others = present.items("/status/conditions").stream()
                .filter(it -> !it.path("type").asText().equals(refusal.type()))
                .map(it -> new Condition(
                        it.path("type").asText(),
                        it.path("status").asText(),
                        it.path("reason").asText(),
                        it.path("message").asText()));
        status.set(
                "conditions",
                Conditions.plain(
                        present.at("/status/conditions"),
                        Stream.concat(others, Stream.of(refusal)).toList()));
        api.updateStatus(Kind.CLUSTER_VERSION, present, status);
    }

    private JsonNode status(Resource present, Map<String, String> problems, boolean isApplied) {
        var unavailable = problems.entrySet().stream()
                .filter(it -> !it.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        var history = UpdateHistory.of(
                present.at("/status/history"), release.version(), release.image(), isApplied && unavailable.isEmpty());
        var status = Json.object(Map.of(
                "desired",
                release.json(),
                "observedGeneration",
                present.generation(),
                "versionHash",
                "",
                "history",
                history));
        status.putArray("availableUpdates");
        var conditions = conditions(history, unavailable, problems);
        var running = UpdateHistory.completed(history).orElse(release.version());
        new Upgradeability(api, present, running).refusal().ifPresent(conditions::add);
        status.set("conditions", Conditions.plain(present.at("/status/conditions"), conditions));
        return status;
    }

    private List<Condition> conditions(JsonNode history, List<String> unavailable, Map<String, String> problems) {
        var version = release.version();
        var isDone = history.path(0).path("state").asText().equals("Completed");
        var done = UpdateHistory.completed(history);
        return new ArrayList<>(List.of(
                done.map(it -> isTrue("Available", "FromClusterVersion", "Done applying " + it))
                        .orElseGet(() -> isFalse("Available", "FromClusterVersion", "")),
                failing(unavailable, problems),
                isDone
                        ? isFalse("Progressing", "FromClusterVersion", "Cluster version is " + version)
                        : isTrue("Progressing", "FromClusterVersion", "Working towards " + version),
                isTrue(
                        "ReleaseAccepted",
                        "PayloadLoaded",
                        "Payload loaded version=\"%s\" image=\"%s\"".formatted(version, release.image())),
                isFalse("RetrievedUpdates", "NoChannel", "The update channel has not been configured.")));
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

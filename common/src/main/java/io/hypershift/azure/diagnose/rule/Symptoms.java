package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.health.Meaning;
import io.hypershift.azure.health.Meanings;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is not as it should be, causes before consequences, whatever it comes from. */
final class Symptoms {
    /** Of a node pool, what it waits for before what follows from that. */
    private static final List<String> POOL = List.of(
            "ReconciliationActive",
            "ValidReleaseImage",
            "ValidPlatformImage",
            "ValidArchPlatform",
            "ValidMachineConfig",
            "ValidGeneratedPayload",
            "SupportedVersionSkew",
            "AllMachinesReady",
            "ReachedIgnitionEndpoint",
            "AllNodesHealthy",
            "Ready");

    private static final String READY = "Ready";

    private Symptoms() {}

    static List<Exhibit> of(Evidence it) {
        var isEmpty = it.cluster().pools().stream().allMatch(Symptoms::isEmpty);
        var cluster = it.cluster().hostedCluster().stream()
                .flatMap(object -> meanings(it)
                        .filter(meaning -> !isEmpty || !needsNodes(meaning))
                        .flatMap(meaning -> unhealthy(object, meaning).stream()));
        return Stream.concat(cluster, it.cluster().pools().stream().flatMap(Symptoms::ofPool))
                .toList();
    }

    private static Stream<Meaning> meanings(Evidence it) {
        var more = Stream.concat(
                it.cluster().apiHostName().isEmpty() ? Stream.empty() : Stream.of(Meanings.EXTERNAL_DNS),
                it.cluster().usesKms() ? Stream.of(Meanings.KMS) : Stream.empty());
        return Stream.concat(Meanings.ALWAYS.stream(), more);
    }

    private static Optional<Exhibit> unhealthy(Manifest object, Meaning meaning) {
        var condition = object.condition(meaning.type());
        return condition.isEmpty()
                ? Optional.of(new Exhibit(object.ref() + ", condition " + meaning.type(), "not reported yet"))
                : condition.filter(it -> !it.status().equals(meaning.healthy())).map(it -> Seen.condition(object, it));
    }

    /** A pool without nodes has nothing but its readiness. */
    private static Stream<Exhibit> ofPool(Manifest pool) {
        return POOL.stream()
                .filter(type -> !isEmpty(pool) || type.equals("ReconciliationActive"))
                .flatMap(type -> pool.condition(type).stream())
                .filter(condition -> condition.status().equals("False"))
                .filter(condition ->
                        !condition.type().equals(READY) || !condition.message().isEmpty())
                .map(condition -> Seen.condition(pool, condition));
    }

    /** Conditions that are never well in a cluster without nodes (facts of HyperShift's {@code conditions.go}). */
    private static boolean needsNodes(Meaning meaning) {
        return Map.of(
                        "DataPlaneConnectionAvailable", true,
                        "ControlPlaneConnectionAvailable", true,
                        "ClusterVersionSucceeding", true,
                        "ClusterVersionAvailable", true,
                        "ClusterVersionProgressing", true)
                .getOrDefault(meaning.type(), false);
    }

    private static boolean isEmpty(Manifest pool) {
        return pool.at("spec", "replicas").asInt(-1) == 0
                && pool.condition(READY).filter(Condition::isTrue).isPresent();
    }
}

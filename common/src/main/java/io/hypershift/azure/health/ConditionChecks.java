package io.hypershift.azure.health;

import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a HostedCluster's conditions tell: one check for each that is not as it should be.
 *
 * @param isEmpty whether the cluster has and wants no nodes, without which it never comes to all of its release
 */
record ConditionChecks(Manifest hostedCluster, boolean isEmpty) {
    private static final Set<String> NEED_NODES = Set.of(
            "DataPlaneConnectionAvailable",
            "ControlPlaneConnectionAvailable",
            "ClusterVersionSucceeding",
            "ClusterVersionAvailable",
            "ClusterVersionProgressing",
            "Progressing");

    private static final Set<String> PASSING = Set.of("Progressing", "ClusterVersionProgressing");
    private static final String BLOCKED = "Blocked";

    void addTo(Checklist list) {
        var expected = expected();
        var unhealthy = expected.stream().filter(it -> !isHealthy(it)).toList();
        unhealthy.forEach(it -> list.add("condition " + it.type(), () -> finding(it)));
        if (unhealthy.isEmpty()) {
            list.add(
                    "conditions",
                    () -> Finding.passed(
                            "all {} as they should be{}",
                            expected.size(),
                            isEmpty ? ", those apart that need nodes: there are to be none" : ""));
        }
    }

    private List<Meaning> expected() {
        return Stream.of(
                        Meanings.ALWAYS.stream(),
                        Stream.of(Meanings.EXTERNAL_DNS).filter(it -> hasExternalName()),
                        Stream.of(Meanings.KMS).filter(it -> hasKms()))
                .flatMap(it -> it)
                .filter(it -> !isEmpty || !NEED_NODES.contains(it.type()) || isBlocked(it))
                .toList();
    }

    /** What is blocked is on its way nowhere, and Progressing is False then, too. */
    private boolean isHealthy(Meaning meaning) {
        return found(meaning)
                .filter(it ->
                        it.status().equals(meaning.healthy()) && !it.reason().equals(BLOCKED))
                .isPresent();
    }

    private Finding<Boolean> finding(Meaning meaning) {
        var condition = found(meaning);
        if (condition.isEmpty()) {
            return Finding.unknown(Text.of("not reported"), Text.NONE);
        }
        var found = Text.of(
                "{} ({}): {}\n{}",
                condition.get().status(),
                condition.get().reason(),
                meaning.unhealthy(),
                condition.get().message().strip());
        return isUndecided(condition.get())
                ? Finding.unknown(found, meaning.remedy())
                : Finding.failed(found, meaning.remedy());
    }

    /** What nobody has found out yet, or is on its way, has not failed. */
    private static boolean isUndecided(Condition condition) {
        return condition.status().equals("Unknown")
                || (PASSING.contains(condition.type()) && !condition.reason().equals(BLOCKED));
    }

    private boolean isBlocked(Meaning meaning) {
        return found(meaning).filter(it -> it.reason().equals(BLOCKED)).isPresent();
    }

    private Optional<Condition> found(Meaning meaning) {
        return hostedCluster.condition(meaning.type());
    }

    private boolean hasExternalName() {
        return StreamSupport.stream(hostedCluster.at("spec", "services").spliterator(), false)
                .filter(it -> it.path("service").asText("").equals("APIServer"))
                .map(it -> it.path("servicePublishingStrategy"))
                .anyMatch(it -> !it.at("/loadBalancer/hostname").asText("").isEmpty()
                        || !it.at("/route/hostname").asText("").isEmpty());
    }

    private boolean hasKms() {
        return hostedCluster.at("spec", "secretEncryption", "kms", "azure").isObject();
    }
}

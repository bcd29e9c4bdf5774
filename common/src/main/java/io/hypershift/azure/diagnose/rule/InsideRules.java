package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.UPGRADE_CLUSTER;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.util.Optional;

/** What goes wrong inside a cluster that is up. */
final class InsideRules {
    private static final String HELD = "ClusterVersionUpgradeable condition is false";

    /** So long a cluster may take from its nodes' being ready to its operators' being content. */
    private static final Duration SETTLING = Duration.ofMinutes(10);

    private InsideRules() {}

    /** An operator that is degraded although the nodes it needs are there. */
    static Optional<Finding> clusterOperatorFails(Evidence it) {
        var nodes = it.inside().objects().of("Node");
        var hasNodes = !nodes.isEmpty()
                && nodes.stream()
                        .allMatch(node -> node.condition("Ready")
                                .filter(Condition::isTrue)
                                .isPresent());
        if (!hasNodes || isComingUp(it)) {
            return Optional.empty();
        }
        return it.inside().objects().of("ClusterOperator").stream()
                .flatMap(operator -> operator.condition("Degraded").stream()
                        .filter(Condition::isTrue)
                        .map(condition -> failing(operator, condition)))
                .findFirst();
    }

    /** Operators that find their first nodes fail at this and that before they are done. */
    private static boolean isComingUp(Evidence it) {
        var wasComplete = it.cluster().hostedCluster().stream()
                .flatMap(cluster -> cluster.list("status", "version", "history").stream())
                .anyMatch(release -> release.path("state").asText("").equals("Completed"));
        return !wasComplete
                && it.inside().objects().of("Node").stream()
                        .anyMatch(node ->
                                MachineRules.since(node).isAfter(it.now().minus(SETTLING)));
    }

    private static Finding failing(Manifest operator, Condition condition) {
        return Finding.likely("cluster-operator-failing", "the cluster operator {} is degraded", operator.name())
                .seen(Seen.condition(operator, condition))
                .remedy("Mend what its message names; its pods' logs are in the cluster itself.");
    }

    /** HyperShift goes to no other minor release while a cluster operator or an administrator holds it. */
    static Optional<Finding> upgradeIsHeld(Evidence it) {
        return it.cluster()
                .condition("Progressing")
                .filter(condition -> condition.reason().equals("Blocked")
                        && condition.message().startsWith(HELD))
                .map(condition -> Finding.certain(
                                "upgrade-held", "the upgrade is held: something in the cluster is not ready for it")
                        .seen(SpecRules.seen(it, condition))
                        .seen(it.cluster().failing("ClusterVersionUpgradeable").stream()
                                .map(why -> SpecRules.seen(it, why))
                                .toList())
                        .remedy(
                                "Do what the message asks for, such as an administrator's acknowledgement; or go there all the same:"
                                        + " {} with {}.",
                                UPGRADE_CLUSTER,
                                Parameter.FORCE_UPGRADE));
    }

    static Optional<Finding> releaseIsNotAccepted(Evidence it) {
        return SpecRules.failing(it, "ClusterVersionReleaseAccepted")
                .map(condition -> Finding.likely(
                                "release-not-accepted", "the cluster's version operator does not take the release")
                        .seen(SpecRules.seen(it, condition))
                        .because("So the cluster stays with what it has.")
                        .remedy(
                                "Mend what its message names: often a release that was put together by hand. Or go to another: {}.",
                                UPGRADE_CLUSTER));
    }

    /** A public API server that answers its own operators, and not those who are here. */
    static Optional<Finding> apiIsNotReached(Evidence it) {
        var api = it.inside().api();
        var isUp = it.cluster().condition("Available").filter(Condition::isTrue).isPresent();
        return api.url().isEmpty()
                        || api.answers()
                        || !isUp
                        || it.cluster().isBeingDeleted()
                        || it.cluster().azure("topology").equals("Private")
                ? Optional.empty()
                : Optional.of(
                        Finding.possible("api-not-reached", "the API server {} is not reached from here", api.url())
                                .because("HyperShift itself reaches it.")
                                .seen(new Exhibit(api.url(), Seen.brief(api.told())))
                                .remedy(
                                        "Look whether a firewall or a proxy stands between here and there ({}).",
                                        Parameter.HTTPS_PROXY));
    }

    /** Nodes that run and that the control plane does not reach any more. */
    static Optional<Finding> dataPlaneIsNotReached(Evidence it) {
        return SpecRules.failing(it, "DataPlaneConnectionAvailable")
                .filter(condition -> !it.cluster().isBeingDeleted())
                .map(
                        condition -> Finding.possible(
                                        "data-plane-not-reached", "the control plane does not reach the nodes")
                                .seen(SpecRules.seen(it, condition))
                                .remedy(
                                        "Look whether the nodes reach the route of konnectivity, and what lets them out of their network."));
    }
}

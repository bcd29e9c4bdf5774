package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.CREATE_NODEPOOL;
import static io.hypershift.azure.failure.Operation.UPGRADE_CLUSTER;

import io.hypershift.azure.diagnose.evidence.ClusterView;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What a node pool tells of itself. */
final class PoolRules {
    /** The condition's reason before HyperShift has made a new pool's token. */
    private static final String TOKEN_NOT_MADE = "NotFound";

    /** How HyperShift begins to say that it knows no image for a pool. */
    /** The operator tries again at the latest after a quarter of an hour. */
    private static final Duration TRIED_AGAIN = Duration.ofMinutes(20);

    private static final String NO_IMAGE = "no Azure VM image configured";

    private PoolRules() {}

    static Optional<Finding> poolIsPaused(Evidence it) {
        return first(
                        it,
                        (pool, condition) -> condition.type().equals("ReconciliationActive")
                                && condition.status().equals("False")
                                && !pool.text("spec", "pausedUntil").isEmpty())
                .map(seen -> Finding.certain("pool-paused", "HyperShift leaves a node pool alone: it is paused")
                        .seen(seen)
                        .remedy("Take pausedUntil out of its spec."));
    }

    static Optional<Finding> versionsAreTooFarApart(Evidence it) {
        return isFalse(it, "SupportedVersionSkew")
                .map(seen -> Finding.certain(
                                "version-skew", "a node pool's release does not go with the control plane's")
                        .seen(seen)
                        .remedy("Upgrade the one that is behind: {}.", UPGRADE_CLUSTER));
    }

    static Optional<Finding> architecturesDiffer(Evidence it) {
        return isFalse(it, "ValidArchPlatform")
                .map(seen -> Finding.certain(
                                "arch-mismatch", "a node pool's architecture is not that of its release image")
                        .seen(seen)
                        .remedy(
                                "Take a multi-architecture release ({}), or a pool of the release's architecture: {} with {}.",
                                Parameter.RELEASE_IMAGE,
                                CREATE_NODEPOOL,
                                Parameter.ARCH));
    }

    static Optional<Finding> machineConfigIsInvalid(Evidence it) {
        return isFalse(it, "ValidMachineConfig")
                .or(() -> isFalse(it, "ValidTuningConfig"))
                .map(
                        seen -> Finding.certain("machine-config-invalid", "a node pool's configuration cannot be used")
                                .seen(seen)
                                .remedy(
                                        "Mend the ConfigMap that it names, in spec.config or spec.tuningConfig of the NodePool."));
    }

    /** On Azure no condition tells it: the operator fails before it has made a machine, and says so in an event. */
    static Optional<Finding> platformImageIsUnknown(Evidence it) {
        return isFalse(it, "ValidPlatformImage")
                .or(() -> it.cluster().pools().stream()
                        .filter(pool -> namesNoImage(pool) && hasNoMachine(it, pool))
                        .flatMap(pool -> it.cluster().warnings(pool).stream())
                        .filter(event -> event.text("message").contains(NO_IMAGE)
                                && ClusterView.isRecent(event, it.now(), TRIED_AGAIN))
                        .map(Seen::event)
                        .findFirst())
                .map(seen -> Finding.certain(
                                "platform-image-unknown", "a node pool has no image to start its machines from")
                        .because("Releases before 4.20 name none.")
                        .seen(seen)
                        .remedy(
                                "Give one with {}, {}, {} and {}.",
                                Parameter.MARKETPLACE_PUBLISHER,
                                Parameter.MARKETPLACE_OFFER,
                                Parameter.MARKETPLACE_SKU,
                                Parameter.MARKETPLACE_VERSION));
    }

    private static boolean hasNoMachine(Evidence it, Manifest pool) {
        return it.cluster().inControlPlane("AzureMachine").stream()
                .noneMatch(machine -> MachineRules.isOf(machine, pool));
    }

    private static boolean namesNoImage(Manifest pool) {
        return pool.text("spec", "platform", "azure", "image", "imageID").isEmpty()
                && pool.text("spec", "platform", "azure", "image", "azureMarketplace", "publisher")
                        .isEmpty();
    }

    /** Whatever else HyperShift finds wrong with a pool's spec. */
    static Optional<Finding> poolIsInvalid(Evidence it) {
        return Stream.of(
                        "ValidPlatformConfig",
                        "ValidMachineTemplate",
                        "UpdateManagementEnabled",
                        "ValidGeneratedPayload")
                .flatMap(type -> first(
                        it,
                        (pool, condition) -> condition.type().equals(type)
                                && condition.status().equals("False")
                                && !condition.reason().equals(TOKEN_NOT_MADE))
                        .stream())
                .filter(seen -> !seen.quote().equals("False"))
                .findFirst()
                .map(seen -> Finding.likely("pool-invalid", "HyperShift cannot make machines of a node pool's spec")
                        .seen(seen)
                        .remedy("Mend what it names in the NodePool."));
    }

    /** A machine's address inside the pods' network: what is sent to it never gets there. */
    static Optional<Finding> machineIsInThePodsNetwork(Evidence it) {
        return first(
                        it,
                        (pool, condition) ->
                                condition.type().equals("ClusterNetworkCIDRConflict") && condition.isTrue())
                .map(seen -> Finding.certain(
                                "machine-in-pod-network", "machines have addresses inside the network of the pods")
                        .because("Nothing reaches them from inside the cluster.")
                        .seen(seen)
                        .remedy(
                                "Networks cannot be changed in a cluster: make it anew with another {}, or in another subnet.",
                                Parameter.CLUSTER_CIDR));
    }

    static Optional<Finding> repairIsBlocked(Evidence it) {
        return first(it, (pool, condition) -> condition.reason().equals("TooManyUnhealthy"))
                .map(
                        seen -> Finding.certain(
                                        "repair-blocked",
                                        "too many machines are unhealthy for HyperShift to replace them")
                                .because("Automatic repair stops where it might make things worse.")
                                .seen(seen)
                                .seen(it.cluster().inControlPlane("MachineHealthCheck").stream()
                                        .map(check -> Seen.field(
                                                check,
                                                "status",
                                                check.at("status", "currentHealthy")
                                                                .asInt() + " of "
                                                        + check.at("status", "expectedMachines")
                                                                .asInt() + " are healthy"))
                                        .toList())
                                .remedy(
                                        "Find out what they have in common, then delete some of the Machines by hand: new ones are made."));
    }

    static Optional<Finding> inPlaceUpgradeFails(Evidence it) {
        return first(it, (pool, condition) -> condition.reason().equals("InplaceUpgradeFailed"))
                .map(seen -> Finding.certain(
                                "in-place-upgrade-failed", "a node does not take its new release or configuration")
                        .seen(seen)
                        .remedy(
                                "Take back what the node cannot take. Or replace the node that it names: delete its Machine,"
                                        + " and another is made as it shall be."));
    }

    /** A condition of any pool, as long as somebody wants nodes of it. */
    private static Optional<Exhibit> first(Evidence it, BiPredicate<Manifest, Condition> which) {
        return it.cluster().pools().stream()
                .flatMap(pool -> pool.conditions().stream()
                        .filter(condition -> which.test(pool, condition))
                        .map(condition -> Seen.condition(pool, condition)))
                .findFirst();
    }

    private static Optional<Exhibit> isFalse(Evidence it, String type) {
        return first(
                it,
                (pool, condition) ->
                        condition.type().equals(type) && condition.status().equals("False"));
    }
}

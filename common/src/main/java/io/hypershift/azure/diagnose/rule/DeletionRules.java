package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.DESTROY_CLUSTER;
import static io.hypershift.azure.failure.Operation.LIST_CLUSTERS;

import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.diagnose.evidence.ClusterGroups;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Clusters that are to go and do not, or are not there. */
final class DeletionRules {
    /** HyperShift itself gives cloud resources ten minutes, and private clusters take twice that. */
    private static final Duration LONG = Duration.ofMinutes(20);

    private static final List<String> HOLDERS = List.of(
            "NodePool",
            "HostedControlPlane",
            "AzurePrivateLinkService",
            "Cluster",
            "AzureCluster",
            "Machine",
            "AzureMachine");

    private static final Set<String> GIVEN_UP =
            Set.of("CloudResourcesDeletionTimedOut", "CloudResourcesCleanupSkipped");

    /** Finalizers that HyperShift, Cluster API or Kubernetes take away themselves. */
    private static final Pattern KNOWN =
            Pattern.compile("openshift\\.io|x-k8s\\.io|kubernetes\\.io|^external-attacher/|^[A-Za-z]+$");

    private DeletionRules() {}

    static Optional<Finding> clusterIsMissing(Evidence it) {
        return !it.management().wasRead(ClusterObjects.HOSTED_CLUSTER)
                        || it.cluster().hostedCluster().isPresent()
                ? Optional.empty()
                : Optional.of(Finding.certain("cluster-missing", "there is no hosted cluster {}", it.key())
                        .seen(new Exhibit(
                                "HostedClusters in " + it.key().namespace(),
                                "none is called " + it.key().name()))
                        .remedy("Look which there are: {}.", LIST_CLUSTERS));
    }

    /** Whoever should take a finalizer away cannot: its group in Azure is gone, or it does not run, or is none of HyperShift's. */
    static Optional<Finding> finalizerIsStuck(Evidence it) {
        return finalizerOfOthersHolds(it).or(() -> ownFinalizerIsStuck(it));
    }

    /** HyperShift has done its part of a deletion when only the finalizers of others are left. */
    private static Optional<Finding> finalizerOfOthersHolds(Evidence it) {
        var held = Stream.concat(it.cluster().hostedCluster().filter(Manifest::isBeingDeleted).stream(), holding(it))
                .filter(DeletionRules::isHeldByOthers)
                .map(DeletionRules::told)
                .toList();
        return held.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.certain(
                                "finalizer-stuck", "the deletion waits for a finalizer that is not HyperShift's")
                        .because("HyperShift is done with the object; whoever has set the finalizer is not.")
                        .seen(held)
                        .remedy("Ask whoever has set it, or take it out of metadata.finalizers when nobody needs it."));
    }

    private static boolean isHeldByOthers(Manifest object) {
        return finalizers(object).findAny().isPresent() && finalizers(object).noneMatch(KNOWN.asPredicate());
    }

    private static Stream<String> finalizers(Manifest object) {
        return StreamSupport.stream(object.at("metadata", "finalizers").spliterator(), false)
                .map(it -> it.asText(""));
    }

    private static Optional<Finding> ownFinalizerIsStuck(Evidence it) {
        var holding = holding(it).toList();
        if (!it.cluster().isBeingDeleted() || holding.isEmpty()) {
            return Optional.empty();
        }
        var groupIsGone = it.azure().isMissing(new ClusterGroups(it.cluster()).main());
        var isLate = it.cluster()
                .hostedCluster()
                .flatMap(cluster -> cluster.instant("metadata", "deletionTimestamp"))
                .filter(since -> since.plus(LONG).isBefore(it.now()))
                .isPresent();
        if (!groupIsGone && !isLate) {
            return Optional.empty();
        }
        var finding = groupIsGone
                ? Finding.certain("finalizer-stuck", "the deletion hangs: the cluster's resource group is gone already")
                        .because("Its provider fails at what is not there, and never takes its finalizers away.")
                : Finding.likely("finalizer-stuck", "the deletion hangs at finalizers");
        return Optional.of(
                finding.seen(holding.stream().limit(4).map(DeletionRules::told).toList())
                        .remedy(
                                "{} takes them away after its grace period, once nothing runs in Azure any more.",
                                DESTROY_CLUSTER));
    }

    static Optional<Finding> cloudResourcesAreLeft(Evidence it) {
        return it.cluster()
                .failing("CloudResourcesDestroyed")
                .filter(condition -> it.cluster().isBeingDeleted())
                .flatMap(condition -> somebodyHoldsThem(it, condition).or(() -> theyDoNotGo(it, condition)));
    }

    /** What has cloud resources inside the cluster is deleted, and somebody's finalizer keeps it there. */
    private static Optional<Finding> somebodyHoldsThem(Evidence it, Condition condition) {
        var held = Stream.of("Service", "PersistentVolume")
                .flatMap(kind -> it.inside().objects().of(kind).stream())
                .filter(DeletionRules::isHeldByOthers)
                .toList();
        return held.stream()
                .findFirst()
                .map(first -> Finding.certain(
                                "cloud-resources-left",
                                "in the cluster, {} is deleted and waits for a finalizer that is nobody's of HyperShift",
                                first.ref())
                        .because("The cluster's operators wait for it, since a cloud resource stands behind it.")
                        .seen(SpecRules.seen(it, condition))
                        .seen(held.stream().limit(4).map(DeletionRules::told).toList())
                        .remedy(
                                "Ask whoever has set it, or take it out of metadata.finalizers there. {} does not wait for it"
                                        + " beyond its grace period.",
                                DESTROY_CLUSTER));
    }

    private static Optional<Finding> theyDoNotGo(Evidence it, Condition condition) {
        return AzureRefusal.in(condition.message()).isEmpty() && !GIVEN_UP.contains(condition.reason())
                ? Optional.empty()
                : Optional.of(Finding.likely(
                                "cloud-resources-left", "the cluster's operators do not get its cloud resources away")
                        .seen(SpecRules.seen(it, condition))
                        .remedy("{} deletes them with their groups after its grace period.", DESTROY_CLUSTER));
    }

    private static Stream<Manifest> holding(Evidence it) {
        return HOLDERS.stream()
                .flatMap(kind -> it.management().of(kind).stream())
                .filter(Manifest::isBeingDeleted)
                .filter(object -> !object.list("metadata", "finalizers").isEmpty());
    }

    private static Exhibit told(Manifest object) {
        return Seen.field(object, "finalizers", finalizers(object).collect(Collectors.joining(", ")));
    }
}

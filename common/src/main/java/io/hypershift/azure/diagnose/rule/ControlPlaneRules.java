package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.diagnose.rule.PodTroubles.Kind;
import io.hypershift.azure.diagnose.rule.PodTroubles.Trouble;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.manifest.Condition;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.operator.EtcdStorage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The control plane's pods on the management cluster, and what they need there. */
final class ControlPlaneRules {
    private static final String KMS = "azure-kms-provider";

    private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

    private ControlPlaneRules() {}

    /** A node that is down takes its pods along, and its room. */
    static Optional<Finding> managementNodeIsNotReady(Evidence it) {
        var down = it.management().of("Node").stream()
                .filter(node ->
                        node.condition("Ready").filter(Condition::isTrue).isEmpty())
                .toList();
        var names = down.stream().map(Manifest::name).toList();
        var matters = it.cluster().inControlPlane("Pod").stream()
                .filter(pod -> !ENDED.contains(pod.text("status", "phase")) && !isReplaced(pod))
                .anyMatch(
                        pod -> pod.text("spec", "nodeName").isEmpty() || names.contains(pod.text("spec", "nodeName")));
        return matters && !down.isEmpty()
                ? Optional.of(Finding.certain(
                                "management-node-not-ready",
                                "{} of {} nodes of the management cluster are not Ready",
                                down.size(),
                                it.management().of("Node").size())
                        .because("The control plane's pods that ran there, or should, have no place.")
                        .seen(down.stream()
                                .limit(3)
                                .map(node -> node.condition("Ready")
                                        .map(condition -> Seen.condition(node, condition))
                                        .orElseGet(() -> Seen.field(node, "status", "no kubelet has reported")))
                                .toList())
                        .remedy("Repair or replace them: their machines are the management cluster's."))
                : Optional.empty();
    }

    /** What a node that is down had is made elsewhere; only a numbered pod must be gone before it is made again. */
    private static boolean isReplaced(Manifest pod) {
        return pod.isBeingDeleted()
                && pod.list("metadata", "ownerReferences").stream()
                        .noneMatch(owner -> owner.path("kind").asText("").equals("StatefulSet"));
    }

    /** Pods that no node has room for wait for ever. */
    static Optional<Finding> thereIsNoRoom(Evidence it) {
        return troubles(it)
                .filter(trouble -> trouble.kind() == Kind.NO_ROOM)
                .findFirst()
                .map(trouble -> Finding.certain("no-room", "the management cluster has no room for the control plane")
                        .because("A cluster's control plane needs about 4 CPUs and 8 GB.")
                        .seen(trouble.seen())
                        .remedy("Add nodes to the management cluster, or remove clusters that nobody needs any more."));
    }

    static Optional<Finding> imageIsNotPulled(Evidence it) {
        return troubles(it)
                .filter(Trouble::isPull)
                .findFirst()
                .map(trouble -> Finding.certain(
                                "image-not-pulled",
                                "an image of the control plane cannot be pulled: {}",
                                owner(trouble))
                        .because(
                                "{}",
                                ReleaseRules.NO_ACCESS
                                                .matcher(trouble.message())
                                                .find()
                                        ? "The registry does not let the cluster's pull secret in."
                                        : "Its pod does not start.")
                        .seen(trouble.seen())
                        .remedy(
                                "Check that the image is in its registry, that the management cluster reaches that, and that the pull"
                                        + " secret ({}) is let in.",
                                Parameter.PULL_SECRET_FILE));
    }

    /** The sidecar of the API server that asks Azure's vault; the condition is True all the same on self-managed Azure. */
    static Optional<Finding> kmsKeyIsUnusable(Evidence it) {
        if (!it.cluster().usesKms()) {
            return Optional.empty();
        }
        var seen = it.cluster()
                .failing("ValidAzureKMSConfig")
                .map(condition -> List.of(SpecRules.seen(it, condition)))
                .or(() -> troubles(it)
                        .filter(trouble -> trouble.container().startsWith(KMS) && trouble.isCrash())
                        .findFirst()
                        .map(Trouble::seen));
        return seen.map(
                all -> Finding.certain("kms-key-unusable", "the key that etcd is to be encrypted with cannot be used")
                        .because("The API server does not start without it.")
                        .seen(all)
                        .remedy(
                                "Check that the key is in its vault and enabled, that the vault's network lets the management cluster in,"
                                        + " and that the identity kms has the role Key Vault Crypto User on it ({}).",
                                Parameter.ENCRYPTION_KEY_ID));
    }

    /** Containers that want a Secret or ConfigMap which is not there, as variables or as files. */
    static Optional<Finding> containerLacksConfiguration(Evidence it) {
        return troubles(it)
                .filter(trouble -> trouble.kind() == Kind.CONFIG)
                .findFirst()
                .map(trouble -> Finding.likely(
                                "container-lacks-configuration",
                                "{} lacks something that it reads at its start",
                                owner(trouble))
                        .seen(trouble.seen())
                        .remedy(
                                "Make what its message names; what is the HostedCluster's own belongs into namespace {}, from where HyperShift"
                                        + " copies it.",
                                it.key().namespace()));
    }

    static Optional<Finding> containerCrashes(Evidence it) {
        return troubles(it)
                .filter(Trouble::isCrash)
                .findFirst()
                .map(trouble -> Finding.likely("container-crashes", "{} ends at each start", owner(trouble))
                        .because("It is a part of the control plane.")
                        .seen(trouble.seen())
                        .remedy("Mend what its last words name; the whole log is in the must-gather."));
    }

    static Optional<Finding> thereIsNoStorageClass(Evidence it) {
        return pending(it)
                .filter(claim -> it.management().wasRead("StorageClass"))
                .filter(claim -> !hasClass(it, claim))
                .findFirst()
                .map(claim -> Finding.certain(
                                "no-storage-class",
                                wanted(claim).isEmpty()
                                        ? "the management cluster has no default StorageClass{}"
                                        : "the management cluster has no StorageClass {}",
                                wanted(claim))
                        .because("Etcd's volume is never made.")
                        .seen(told(it, claim))
                        .remedy(
                                "Make one the default, or name one with {}: the storage of etcd cannot be changed later.",
                                Parameter.ETCD_STORAGE_CLASS));
    }

    static Optional<Finding> volumeIsNotProvisioned(Evidence it) {
        return pending(it)
                .filter(claim -> it.cluster().warnings(claim).stream()
                        .anyMatch(event -> event.text("reason").equals("ProvisioningFailed")))
                .findFirst()
                .map(
                        claim -> Finding.certain(
                                        "volume-not-provisioned", "the volume of {} cannot be made", claim.ref())
                                .seen(told(it, claim))
                                .remedy(
                                        "Mend what its event names: often a quota of disks, or a zone without the kind of disk."));
    }

    /** A load balancer that Azure does not make has a warning; without any it may only take its time. */
    static Optional<Finding> loadBalancerHasNoAddress(Evidence it) {
        return it.cluster().inControlPlane("Service").stream()
                .filter(service -> service.text("spec", "type").equals("LoadBalancer"))
                .filter(service ->
                        service.at("status", "loadBalancer", "ingress").isEmpty())
                .flatMap(service -> it.cluster().warnings(service).stream()
                        .limit(1)
                        .map(event -> Finding.of(
                                        "load-balancer-without-address",
                                        Certainty.CERTAIN,
                                        "{} gets no address",
                                        service.ref())
                                .because("The cluster is reached by it.")
                                .seen(Seen.event(event))
                                .seen(it.cluster().failing("InfrastructureReady").stream()
                                        .map(condition -> SpecRules.seen(it, condition))
                                        .toList())
                                .remedy(
                                        "Mend what its event names: often a quota of public addresses, or the rights of the"
                                                + " management cluster's own identity.")))
                .findFirst();
    }

    /** Those of etcd and the API server first: nothing else runs without them. */
    static Stream<Trouble> troubles(Evidence it) {
        return it.cluster().inControlPlane("Pod").stream()
                .sorted(Comparator.comparing(ControlPlaneRules::rank))
                .flatMap(pod -> PodTroubles.of(it, pod).stream());
    }

    private static int rank(Manifest pod) {
        if (pod.name().startsWith("etcd-")) {
            return 0;
        }
        return pod.name().startsWith("kube-apiserver") ? 1 : 2;
    }

    private static Stream<Manifest> pending(Evidence it) {
        return it.cluster().inControlPlane("PersistentVolumeClaim").stream()
                .filter(claim -> claim.text("status", "phase").equals("Pending"));
    }

    private static boolean hasClass(Evidence it, Manifest claim) {
        var classes = it.management().of("StorageClass");
        var wanted = wanted(claim);
        return wanted.isEmpty()
                ? classes.stream().anyMatch(EtcdStorage::isDefault)
                : classes.stream().anyMatch(one -> one.name().equals(wanted));
    }

    private static String wanted(Manifest claim) {
        return claim.text("spec", "storageClassName");
    }

    private static List<Exhibit> told(Evidence it, Manifest claim) {
        return Stream.concat(
                        it.cluster().warnings(claim).stream().limit(1).map(Seen::event),
                        Stream.of(Seen.field(claim, "status", "Pending")))
                .toList();
    }

    private static String owner(Trouble trouble) {
        return trouble.pod().ref() + (trouble.container().isEmpty() ? "" : ", container " + trouble.container());
    }
}

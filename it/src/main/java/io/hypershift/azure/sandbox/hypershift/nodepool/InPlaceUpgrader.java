package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.controlplane.ControlPlanes;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedApis;
import io.hypershift.azure.sandbox.hypershift.controlplane.Releases;
import io.hypershift.azure.sandbox.told.ReleaseImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Updates the nodes of a MachineSet where they are, a few at a time: each is drained, gets its new software and boots again; one
 * that cannot stops all of them
 * (HyperShift 3ee9615, control-plane-operator/hostedclusterconfigoperator/controllers/inplaceupgrader).
 */
public final class InPlaceUpgrader implements Reconciler {
    private static final Duration UPDATING = Duration.ofMinutes(5);
    private static final String RELEASE = "hypershift.openshift.io/nodePoolReleaseVersion";

    private final KubeApi api;
    private final ControlPlanes controlPlanes;
    private final HostedApis apis;
    private final StageClock clock;

    public InPlaceUpgrader(KubeApi api, ControlPlanes controlPlanes, HostedApis apis, StageClock clock) {
        this.api = api;
        this.controlPlanes = controlPlanes;
        this.apis = apis;
        this.clock = clock;
    }

    @Override
    public Next reconcile(String namespace, String name) {
        var set = api.get(Kind.MACHINE_SET, namespace, name).filter(InPlaceUpgrade::isUnderWay);
        var cluster = controlPlanes.clusterOf(namespace);
        if (set.isEmpty() || cluster.isEmpty() || cluster.get().isPaused()) {
            return Next.WHEN_CHANGED;
        }
        var hosted = apis.of(cluster.get());
        return hosted.isPresent()
                ? update(set.get(), cluster.get(), hosted.get().client())
                : clock.retry();
    }

    private Next update(Resource set, HostedCluster cluster, KubeApi hosted) {
        var target = set.annotation(InPlaceUpgrade.TARGET).orElseThrow();
        var nodes = new Nodes(hosted);
        var machines = api.list(Kind.MACHINE, set.namespace()).stream()
                .filter(it -> !it.isDeleting()
                        && it.label(MachineManifests.SET_LABEL)
                                .filter(set.name()::equals)
                                .isPresent())
                .toList();
        var left = machines.stream()
                .filter(it ->
                        nodes.of(it).filter(node -> isLeft(node, it, target)).isPresent())
                .toList();
        if (left.isEmpty()) {
            var done = without(without(set, InPlaceUpgrade.PROGRESS), InPlaceUpgrade.FAILURE);
            api.update(Kind.MACHINE_SET, set, done.withAnnotation(InPlaceUpgrade.CURRENT, target));
            return Next.WHEN_CHANGED;
        }
        var failed = machines.stream()
                .flatMap(it -> nodes.of(it).stream())
                .filter(NodeUpdate::hasFailed)
                .findFirst();
        if (failed.isPresent()) {
            tellFailure(set, failed.get());
            return clock.retry();
        }
        tellProgress(set, target, machines.size(), machines.size() - left.size());
        var refusal = refusal(set, target);
        version(set, cluster, target)
                .ifPresent(version -> chosen(set, left, nodes)
                        .forEach(it -> nodes.of(it).ifPresent(node -> {
                            if (refusal.isPresent()) {
                                fail(hosted, node, target, refusal.get());
                            } else {
                                update(hosted, it, node, target, version);
                            }
                        })));
        return clock.soon();
    }

    /** A machine made since then has booted with what the others are updated to. */
    private static boolean isLeft(Resource node, Resource machine, String target) {
        return node.annotation(NodeUpdate.CURRENT)
                .map(it -> !it.equals(target))
                .orElseGet(() -> !machine.text("/spec/bootstrap/dataSecretName").endsWith("-" + target));
    }

    private static Resource without(Resource set, String annotation) {
        return set.annotation(annotation).isEmpty()
                ? set
                : set.without("/metadata/annotations/" + annotation.replace("/", "~1"));
    }

    private void tellFailure(Resource set, Resource node) {
        var message = "Node %s in nodepool degraded: %s"
                .formatted(node.name(), node.annotation(NodeUpdate.REASON).orElse(""));
        if (set.annotation(InPlaceUpgrade.FAILURE).filter(message::equals).isEmpty()) {
            api.update(
                    Kind.MACHINE_SET,
                    set,
                    without(set, InPlaceUpgrade.PROGRESS).withAnnotation(InPlaceUpgrade.FAILURE, message));
        }
    }

    private void tellProgress(Resource set, String target, int total, int done) {
        var message = "Nodepool update in progress. Target Config version: %s. Total Nodes: %d. Upgraded: %d"
                .formatted(target, total, done);
        if (!set.annotation(InPlaceUpgrade.PROGRESS).filter(message::equals).isPresent()) {
            api.update(Kind.MACHINE_SET, set, set.withAnnotation(InPlaceUpgrade.PROGRESS, message));
        }
    }

    /** Those that have begun, and as many more as may be away at a time. */
    private static List<Resource> chosen(Resource set, List<Resource> left, Nodes nodes) {
        var most = set.annotation(InPlaceUpgrade.MOST_UNAVAILABLE)
                .map(Integer::valueOf)
                .orElse(1);
        var begun = left.stream()
                .filter(it -> nodes.of(it).filter(NodeUpdate::isUnderWay).isPresent())
                .toList();
        return begun.size() >= most ? begun : left.stream().limit(most).toList();
    }

    private void update(KubeApi hosted, Resource machine, Resource node, String target, String version) {
        var nodes = new Nodes(hosted);
        if (!NodeUpdate.isUnderWay(node)) {
            clock.restart(machine, "update");
            nodes.drain(machine);
            nodes.of(machine)
                    .ifPresent(it -> hosted.update(
                            Kind.NODE,
                            it,
                            it.withAnnotation(NodeUpdate.DESIRED, target)
                                    .withAnnotation(NodeUpdate.STATE, NodeUpdate.WORKING)));
        }
        if (clock.isOver(machine, "update", UPDATING)) {
            finish(hosted, machine, target, version);
        }
    }

    /** Why nodes do not take the target's configuration. */
    private Optional<String> refusal(Resource set, String target) {
        var present = set.annotation(InPlaceUpgrade.CURRENT).orElse("");
        return MachineConfigDaemon.refusal(config(set, present), config(set, target))
                .map(it -> "can't reconcile config %s with %s: %s".formatted(present, target, it));
    }

    private String config(Resource set, String payload) {
        return token(set, payload).map(it -> decoded(it, "config")).orElse("");
    }

    private static void fail(KubeApi hosted, Resource node, String target, String reason) {
        hosted.update(
                Kind.NODE,
                node,
                node.withAnnotation(NodeUpdate.DESIRED, target)
                        .withAnnotation(NodeUpdate.STATE, NodeUpdate.DEGRADED)
                        .withAnnotation(NodeUpdate.REASON, reason));
    }

    private void finish(KubeApi hosted, Resource machine, String target, String version) {
        var software = NodeStatus.software(machine, Releases.kubernetes(version).substring(1));
        var nodes = new Nodes(hosted);
        nodes.of(machine)
                .ifPresent(node -> hosted.updateStatus(
                        Kind.NODE,
                        node,
                        Json.object(node.at("/status")).deepCopy().set("nodeInfo", software)));
        nodes.of(machine)
                .ifPresent(node -> hosted.update(
                        Kind.NODE,
                        node,
                        node.withAnnotation(NodeUpdate.CURRENT, target)
                                .withAnnotation(NodeUpdate.DESIRED, target)
                                .withAnnotation(NodeUpdate.STATE, NodeUpdate.DONE)
                                .without("/spec/unschedulable")));
        tell(machine, version);
    }

    private void tell(Resource machine, String version) {
        api.get(Kind.MACHINE, machine.namespace(), machine.name())
                .ifPresent(it -> api.update(Kind.MACHINE, it, it.withAnnotation(RELEASE, version)));
    }

    /** Of the release that nodes are to be updated to, as their token says. */
    private Optional<String> version(Resource set, HostedCluster cluster, String target) {
        return token(set, target)
                .map(it -> decoded(it, "release"))
                .flatMap(cluster.releases()::find)
                .map(ReleaseImage::version);
    }

    private Optional<Resource> token(Resource set, String payload) {
        return api.get(Kind.SECRET, set.namespace(), "token-" + set.name() + "-" + payload);
    }

    private static String decoded(Resource token, String key) {
        return new String(Base64.getDecoder().decode(token.text("/data/" + key)), StandardCharsets.UTF_8);
    }
}

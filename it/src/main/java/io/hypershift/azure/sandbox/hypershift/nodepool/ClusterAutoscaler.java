package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.controlplane.ControlPlanes;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedApis;
import io.hypershift.azure.sandbox.hypershift.node.RoomPlan;
import io.hypershift.azure.sandbox.hypershift.node.Scheduler;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The autoscaler of a hosted cluster, in its control plane: more machines for pods that no node has room for, fewer when nodes stay
 * empty. It is with the cluster's scheduler, which does nothing else here: nobody runs the pods.
 */
public final class ClusterAutoscaler implements Reconciler {
    /** The autoscaler's own default. */
    private static final Duration UNNEEDED = Duration.ofMinutes(10);

    private final KubeApi api;
    private final ControlPlanes controlPlanes;
    private final HostedApis apis;
    private final StageClock clock;
    private final Map<KubeApi, Scheduler> schedulers = new ConcurrentHashMap<>();

    public ClusterAutoscaler(KubeApi api, ControlPlanes controlPlanes, HostedApis apis, StageClock clock) {
        this.api = api;
        this.controlPlanes = controlPlanes;
        this.apis = apis;
        this.clock = clock;
    }

    /** Whether a MachineDeployment or MachineSet is for an autoscaler to scale. */
    public static boolean concerns(Resource scaled) {
        return NodeGroup.isScaled(scaled);
    }

    /** Looks at all groups of the namespace; the name does not matter. */
    @Override
    public Next reconcile(String namespace, String name) {
        var groups = NodeGroup.in(api, namespace);
        var cluster = controlPlanes.clusterOf(namespace);
        if (groups.isEmpty() || cluster.isEmpty()) {
            return Next.WHEN_CHANGED;
        }
        var hosted = apis.of(cluster.get());
        if (hosted.isEmpty() || cluster.get().isPaused()) {
            return clock.retry();
        }
        scale(cluster.get(), groups, hosted.get().client());
        return clock.retry();
    }

    private void scale(HostedCluster cluster, List<NodeGroup> groups, KubeApi hosted) {
        schedulers
                .computeIfAbsent(hosted, it -> new Scheduler(it, new Caches(it)))
                .reconcile("", "");
        var pods = hosted.list(Kind.POD, "");
        var waiting = pods.stream()
                .filter(it -> it.text("/spec/nodeName").isEmpty() && !it.isDeleting())
                .toList();
        if (waiting.isEmpty()) {
            if (!cluster.resource().text("/spec/autoscaling/scaling").equals("ScaleUpOnly")) {
                groups.forEach(it -> shrink(it, pods, hosted));
            }
            return;
        }
        grow(
                cluster,
                groups,
                waiting.stream()
                        .filter(it -> it.hasCondition("PodScheduled", "False"))
                        .sorted(Comparator.comparing(Resource::name))
                        .toList());
    }

    /** Of several groups the first by name is made larger. */
    private void grow(HostedCluster cluster, List<NodeGroup> groups, List<Resource> waiting) {
        var left = waiting;
        for (var group : groups) {
            var plan =
                    new RoomPlan(shape(cluster, group), group.coming(), Math.max(0, group.most() - group.replicas()));
            left = left.stream().filter(pod -> !plan.place(pod)).toList();
            if (plan.more() > 0) {
                group.scale(api, group.replicas() + plan.more());
            }
        }
    }

    private Resource shape(HostedCluster cluster, NodeGroup group) {
        var template = group.scaled().text("/spec/template/spec/infrastructureRef/name");
        var machine = api.get(Kind.AZURE_MACHINE_TEMPLATE, group.scaled().namespace(), template)
                .map(it -> Resource.of(Kind.AZURE_MACHINE, template).with("/spec", it.at("/spec/template/spec")))
                .orElseGet(() -> Resource.of(Kind.AZURE_MACHINE, template));
        return Nodes.shape(cluster, group.scaled(), machine)
                .with(
                        "/status/allocatable",
                        NodeSize.of(machine.text("/spec/vmSize")).allocatable());
    }

    /** One node at a time; which one is marked, so that it is this machine that goes. */
    private void shrink(NodeGroup group, List<Resource> pods, KubeApi hosted) {
        var ready = group.machines().stream().filter(NodePoolFacts::isReady).toList();
        var unneeded = ready.stream()
                .filter(machine -> isUnneeded(machine, pods))
                .filter(machine -> hosted.get(Kind.NODE, machine.name()).isPresent())
                .findFirst();
        if (unneeded.isPresent()
                && ready.size() == group.replicas()
                && group.machines().size() == group.replicas()
                && group.replicas() > group.least()) {
            var machine = unneeded.get();
            api.update(Kind.MACHINE, machine, machine.withAnnotation(DeletionOrder.MARKED, "yes"));
            group.scale(api, group.replicas() - 1);
        }
    }

    private boolean isUnneeded(Resource machine, List<Resource> pods) {
        var isEmpty = pods.stream()
                .filter(pod -> pod.text("/spec/nodeName").equals(machine.name()))
                .filter(pod -> !List.of("Succeeded", "Failed").contains(pod.text("/status/phase")))
                .allMatch(Nodes::isOfNode);
        if (!isEmpty) {
            clock.restart(machine, "unneeded");
        }
        return isEmpty && clock.isOver(machine, "unneeded", UNNEEDED);
    }
}

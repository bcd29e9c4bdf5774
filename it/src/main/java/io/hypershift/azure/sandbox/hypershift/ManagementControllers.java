package io.hypershift.azure.sandbox.hypershift;

import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.api.WorkQueue;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureEndpoint;
import io.hypershift.azure.sandbox.hypershift.node.Kubelet;
import io.hypershift.azure.sandbox.hypershift.node.NodeLifecycle;
import io.hypershift.azure.sandbox.hypershift.node.Scheduler;
import io.hypershift.azure.sandbox.hypershift.workload.DeploymentReconciler;
import io.hypershift.azure.sandbox.hypershift.workload.JobReconciler;
import io.hypershift.azure.sandbox.hypershift.workload.ReplicaSetReconciler;
import io.hypershift.azure.sandbox.hypershift.workload.ServiceReconciler;
import io.hypershift.azure.sandbox.hypershift.workload.StatefulSetReconciler;
import io.hypershift.azure.sandbox.told.Told;
import java.util.Map;

/** What every Kubernetes cluster runs: the controllers of workloads and Services, the scheduler, the kubelets. */
final class ManagementControllers {
    private final Caches caches;
    private final WorkQueue queue;
    private final StageClock clock;
    private final Told told;
    private final AzureEndpoint azure;

    ManagementControllers(Caches caches, WorkQueue queue, StageClock clock, Told told, AzureEndpoint azure) {
        this.caches = caches;
        this.queue = queue;
        this.clock = clock;
        this.told = told;
        this.azure = azure;
    }

    void run(KubeApi cluster, Kubelet kubelet) {
        var api = cluster.as("kube-controller-manager");
        runScheduler(stoppable("kube-scheduler", new Scheduler(cluster, caches)));
        runKubelet(kubelet);
        runNodes(stoppable("node-lifecycle-controller", new NodeLifecycle(api, caches, told.nodes())));
        runServices(stoppable("endpoint-controller", new ServiceReconciler(api, caches, clock, azure)));
        runWorkloads(
                stoppable("deployment-controller", new DeploymentReconciler(api, caches, clock)),
                Map.of(
                        Kind.REPLICA_SET,
                        stoppable("replicaset-controller", new ReplicaSetReconciler(api, caches, clock)),
                        Kind.STATEFUL_SET,
                        stoppable("statefulset-controller", new StatefulSetReconciler(api, caches, clock)),
                        Kind.JOB,
                        stoppable("job-controller", new JobReconciler(api, caches, clock))));
        queue.enqueue(stoppable(ClusterCapiOperator.NAME, new ClusterCapiOperator(cluster, clock)), "", "");
    }

    private Reconciler stoppable(String name, Reconciler controller) {
        return new Stoppable(name, controller, told.controllers(), clock);
    }

    private void runScheduler(Reconciler scheduler) {
        caches.of(Kind.NODE).onChange(node -> queue.enqueue(scheduler, "", ""));
        caches.of(Kind.VOLUME_CLAIM).onChange(claim -> queue.enqueue(scheduler, "", ""));
        caches.of(Kind.POD).onChange(pod -> {
            if (Scheduler.concerns(pod)) {
                queue.enqueue(scheduler, "", "");
            }
        });
    }

    private void runKubelet(Kubelet kubelet) {
        var stoppable = stoppable("kubelet", kubelet);
        caches.of(Kind.POD).onChange(pod -> enqueue(stoppable, pod));
        for (var kind : new Kind[] {Kind.SECRET, Kind.CONFIG_MAP}) {
            caches.of(kind).onChange(it -> kubelet.stir(it.namespace(), pod -> enqueue(stoppable, pod)));
        }
        told.onChange(() -> kubelet.stir("", pod -> enqueue(stoppable, pod)));
    }

    private void runNodes(Reconciler nodes) {
        told.onChange(() -> queue.enqueue(nodes, "", ""));
    }

    private void runServices(Reconciler services) {
        for (var kind : new Kind[] {Kind.SERVICE, Kind.POD}) {
            caches.of(kind).onChange(it -> queue.enqueue(services, it.namespace(), ""));
        }
    }

    private void runWorkloads(Reconciler deployments, Map<Kind, Reconciler> byKind) {
        caches.of(Kind.DEPLOYMENT).onChange(it -> enqueue(deployments, it));
        caches.of(Kind.REPLICA_SET)
                .onChange(set ->
                        set.controller().ifPresent(owner -> queue.enqueue(deployments, set.namespace(), owner.name())));
        byKind.forEach((kind, reconciler) -> {
            caches.of(kind).onChange(it -> enqueue(reconciler, it));
            caches.of(Kind.POD)
                    .onChange(pod -> pod.controller()
                            .filter(owner -> owner.kind().equals(kind.name()))
                            .ifPresent(owner -> queue.enqueue(reconciler, pod.namespace(), owner.name())));
        });
    }

    private void enqueue(Reconciler reconciler, Resource about) {
        queue.enqueue(reconciler, about.namespace(), about.name());
    }
}

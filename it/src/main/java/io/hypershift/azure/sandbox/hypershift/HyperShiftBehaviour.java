package io.hypershift.azure.sandbox.hypershift;

import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.ComponentLog;
import io.hypershift.azure.sandbox.hypershift.api.DeployedProgram;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.PodLog;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.api.WorkQueue;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureEndpoint;
import io.hypershift.azure.sandbox.hypershift.cloud.SignIn;
import io.hypershift.azure.sandbox.hypershift.controlplane.ControlPlaneTeardown;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedApis;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedClusterDeletion;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedClusterReconciler;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedControlPlaneReconciler;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedOperatorsReconciler;
import io.hypershift.azure.sandbox.hypershift.controlplane.Operator;
import io.hypershift.azure.sandbox.hypershift.controlplane.SecretSignIn;
import io.hypershift.azure.sandbox.hypershift.node.ExternalDns;
import io.hypershift.azure.sandbox.hypershift.node.Program;
import io.hypershift.azure.sandbox.hypershift.node.RunningContainer;
import io.hypershift.azure.sandbox.hypershift.node.Software;
import io.hypershift.azure.sandbox.hypershift.nodepool.ClusterAutoscaler;
import io.hypershift.azure.sandbox.hypershift.nodepool.HealthCheckReconciler;
import io.hypershift.azure.sandbox.hypershift.nodepool.InPlaceUpgrader;
import io.hypershift.azure.sandbox.hypershift.nodepool.MachineReconciler;
import io.hypershift.azure.sandbox.hypershift.nodepool.NodePoolReconciler;
import io.hypershift.azure.sandbox.hypershift.render.InstallRender;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * What goes on behind a management cluster that runs HyperShift: its own controllers, HyperShift's operator once it is
 * installed, and the hosted clusters. All of it are clients of the API servers and of Azure, as in reality.
 */
public final class HyperShiftBehaviour implements AutoCloseable {
    private static final int WORKERS = 4;

    private final KubeApi api;
    private final WorkQueue queue;
    private final StageClock clock;
    private final Latency latency;
    private final HostedApis apis;
    private final Caches caches;
    private final List<KubeApi.Watch> watches = new CopyOnWriteArrayList<>();

    private HyperShiftBehaviour(String kubeconfig, HostedApis apis, Latency latency) {
        this.api = new KubeApi(kubeconfig, "hypershift-operator");
        this.queue = new WorkQueue(WORKERS, latency);
        this.clock = new StageClock(latency);
        this.latency = latency;
        this.apis = apis;
        this.caches = new Caches(api);
    }

    /** Begins to act on what is and what comes to be in the management cluster. */
    public static HyperShiftBehaviour start(
            KubernetesServer management, URI proxy, CertificateAuthority ca, Latency latency) {
        return start(management, ManagementSettings.DEFAULT, proxy, ca, latency);
    }

    /** The same on a management cluster that is made as told. */
    public static HyperShiftBehaviour start(
            KubernetesServer management,
            ManagementSettings settings,
            URI proxy,
            CertificateAuthority ca,
            Latency latency) {
        var apis = new HostedApis(() -> HostedServer.start(ca, latency));
        var behaviour = new HyperShiftBehaviour(management.kubeconfig(), apis, latency);
        behaviour.run(management, settings, new AzureEndpoint(proxy, ca.clientContext()));
        return behaviour;
    }

    private void run(KubernetesServer management, ManagementSettings settings, AzureEndpoint azure) {
        new FreshManagement(api, settings).fill();
        var logs = new ServerPodLog(management.logs());
        var operator = runHyperShift(logs, new SecretSignIn(api, azure));
        var told = management.told();
        var software = new Software(
                told,
                new InstallRender(),
                Map.of(
                        Operator.COMMAND,
                        () -> container -> begin(operator, container),
                        ExternalDns.COMMAND,
                        () -> new ExternalDns(api, azure, told.egress(), clock)));
        new ManagementControllers(caches, queue, clock, told).run(api, logs, software);
    }

    private static Program.Moment begin(Operator operator, RunningContainer container) {
        operator.begin(container.namespace(), container.pod());
        return Program.Runs.WELL;
    }

    private Operator runHyperShift(PodLog logs, SignIn signIn) {
        var log = new ComponentLog(api, logs);
        var deployed = new DeployedProgram(caches, Operator.COMMAND);
        var operator = new Operator(api, caches, clock, logs, deployed);
        var clusters = new HostedClusterReconciler(api, operator, clock, new HostedClusterDeletion(api, apis, clock));
        var pools = new NodePoolReconciler(api, operator, clock);
        var machines = new MachineReconciler(api, apis, clock, signIn, log);
        var upgrader = new InPlaceUpgrader(api, apis, clock);
        var autoscaler = new ClusterAutoscaler(api, apis, clock);
        var healthChecks = new HealthCheckReconciler(api, clock);
        var controlPlanes = new HostedControlPlaneReconciler(
                api,
                apis,
                clock,
                new ControlPlaneTeardown(api, apis, clock, log, signIn),
                new HostedOperatorsReconciler(api, apis, clock, log, signIn, latency),
                new DeployedProgram(caches, ExternalDns.COMMAND));
        operator.whenUp(() -> {
            watches.forEach(KubeApi.Watch::close);
            watches.clear();
            watch(Kind.HOSTED_CLUSTER, clusters);
            watch(Kind.NODE_POOL, pools);
            watch(Kind.MACHINE, machines);
            watch(Kind.MACHINE_SET, upgrader);
            watch(Kind.MACHINE_HEALTH_CHECK, healthChecks);
            watchScaled(autoscaler, pools);
            watch(Kind.HOSTED_CONTROL_PLANE, controlPlanes, changed -> "");
            watches.add(api.watch(Kind.HOSTED_CONTROL_PLANE, changed -> enqueueCluster(clusters, changed)));
        });
        deployed.onChange(() -> queue.enqueue(operator, "", ""));
        return operator;
    }

    private void enqueueCluster(Reconciler clusters, Resource controlPlane) {
        controlPlane
                .annotation("hypershift.openshift.io/cluster")
                .map(it -> it.split("/", 2))
                .ifPresent(it -> queue.enqueue(clusters, it[0], it[1]));
    }

    /** What an autoscaler changes is for the pool to make true. */
    private void watchScaled(Reconciler autoscaler, Reconciler pools) {
        for (var kind : List.of(Kind.MACHINE_DEPLOYMENT, Kind.MACHINE_SET)) {
            watches.add(api.watch(kind, changed -> {
                if (ClusterAutoscaler.concerns(changed)) {
                    queue.enqueue(autoscaler, changed.namespace(), "");
                    changed.annotation("hypershift.openshift.io/nodePool")
                            .map(it -> it.split("/", 2))
                            .ifPresent(it -> queue.enqueue(pools, it[0], it[1]));
                }
            }));
        }
    }

    private void watch(Kind kind, Reconciler reconciler) {
        watch(kind, reconciler, Resource::name);
    }

    private void watch(Kind kind, Reconciler reconciler, Function<Resource, String> name) {
        watches.add(api.watch(kind, changed -> queue.enqueue(reconciler, changed.namespace(), name.apply(changed))));
    }

    @Override
    public void close() {
        queue.close();
        watches.forEach(KubeApi.Watch::close);
        caches.close();
        apis.close();
        api.close();
    }
}

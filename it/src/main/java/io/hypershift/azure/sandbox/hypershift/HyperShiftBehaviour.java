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
import io.hypershift.azure.sandbox.hypershift.controlplane.ApiServerProgram;
import io.hypershift.azure.sandbox.hypershift.controlplane.ControlPlaneTeardown;
import io.hypershift.azure.sandbox.hypershift.controlplane.ControlPlanes;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedApis;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedClusterDeletion;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedClusterReconciler;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedControlPlaneReconciler;
import io.hypershift.azure.sandbox.hypershift.controlplane.HostedOperatorsReconciler;
import io.hypershift.azure.sandbox.hypershift.controlplane.Operator;
import io.hypershift.azure.sandbox.hypershift.controlplane.Reach;
import io.hypershift.azure.sandbox.hypershift.controlplane.SecretSignIn;
import io.hypershift.azure.sandbox.hypershift.image.ReleaseLookup;
import io.hypershift.azure.sandbox.hypershift.node.ExternalDns;
import io.hypershift.azure.sandbox.hypershift.node.Kubelet;
import io.hypershift.azure.sandbox.hypershift.node.Program;
import io.hypershift.azure.sandbox.hypershift.node.RunningContainer;
import io.hypershift.azure.sandbox.hypershift.node.Software;
import io.hypershift.azure.sandbox.hypershift.nodepool.ClusterAutoscaler;
import io.hypershift.azure.sandbox.hypershift.nodepool.HealthCheckReconciler;
import io.hypershift.azure.sandbox.hypershift.nodepool.InPlaceUpgrader;
import io.hypershift.azure.sandbox.hypershift.nodepool.MachineReconciler;
import io.hypershift.azure.sandbox.hypershift.nodepool.NodePoolReconciler;
import io.hypershift.azure.sandbox.hypershift.privatelink.PrivateLinkReconciler;
import io.hypershift.azure.sandbox.hypershift.privatelink.PrivatePlatform;
import io.hypershift.azure.sandbox.hypershift.render.InstallRender;
import io.hypershift.azure.sandbox.kubernetes.KubernetesServer;
import io.hypershift.azure.sandbox.tls.CertificateAuthority;
import io.hypershift.azure.sandbox.told.Told;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;

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
    private final Predicate<String> resolver;
    private final Caches caches;
    private final List<KubeApi.Watch> watches = new CopyOnWriteArrayList<>();

    private HyperShiftBehaviour(String kubeconfig, HostedApis apis, Latency latency, Predicate<String> resolver) {
        this.api = new KubeApi(kubeconfig, "hypershift-operator");
        this.queue = new WorkQueue(WORKERS, latency);
        this.clock = new StageClock(latency);
        this.latency = latency;
        this.apis = apis;
        this.resolver = resolver;
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
        return start(management, settings, proxy, ca, latency, host -> false);
    }

    /**
     * The same where some host names are known to the world.
     *
     * @param resolver knows which are
     */
    public static HyperShiftBehaviour start(
            KubernetesServer management,
            ManagementSettings settings,
            URI proxy,
            CertificateAuthority ca,
            Latency latency,
            Predicate<String> resolver) {
        var apis = new HostedApis(() -> HostedServer.start(ca, latency));
        var behaviour = new HyperShiftBehaviour(management.kubeconfig(), apis, latency, resolver);
        behaviour.run(
                management,
                settings,
                new AzureEndpoint(proxy, ca.clientContext(), management.told().egress()));
        return behaviour;
    }

    private void run(KubernetesServer management, ManagementSettings settings, AzureEndpoint azure) {
        new FreshManagement(api, settings).fill();
        var logs = new ServerPodLog(management.logs());
        var told = management.told();
        var controlPlanes = new ControlPlanes(api, told.releases());
        var signIn = new SecretSignIn(api, azure);
        var operator = runHyperShift(logs, signIn, told, controlPlanes);
        var privatePlatform = new PrivatePlatform();
        runPrivateLinks(
                operator,
                new PrivateLinkReconciler(api, controlPlanes, operator, privatePlatform, azure, signIn, clock));
        var software = new Software(
                told,
                new InstallRender(),
                Map.of(
                        Operator.COMMAND,
                        () -> container -> begin(operator, privatePlatform, container),
                        ExternalDns.COMMAND,
                        () -> new ExternalDns(api, azure, clock),
                        ApiServerProgram.COMMAND,
                        () -> new ApiServerProgram(controlPlanes, apis)));
        var kubelet = new Kubelet(api, caches, clock, logs, software);
        management.connect(kubelet::listener);
        new ManagementControllers(caches, queue, clock, told, azure).run(api, kubelet);
    }

    private static Program.Moment begin(Operator operator, PrivatePlatform platform, RunningContainer container) {
        var problem = platform.begin(container);
        if (problem.isPresent()) {
            container.print("unable to setup private platform controllers: " + problem.get() + "\n");
            return new Program.Ended(1);
        }
        operator.begin(container.namespace(), container.pod());
        return Program.Runs.WELL;
    }

    private void runPrivateLinks(Operator operator, Reconciler links) {
        operator.whenUp(() -> {
            if (!api.serves(Kind.AZURE_PRIVATE_LINK_SERVICE)) {
                return;
            }
            watch(Kind.AZURE_PRIVATE_LINK_SERVICE, links);
            watches.add(api.watch(Kind.HOSTED_CONTROL_PLANE, changed -> {
                if (changed.isDeleting()) {
                    api.list(Kind.AZURE_PRIVATE_LINK_SERVICE, changed.namespace())
                            .forEach(it -> queue.enqueue(links, it.namespace(), it.name()));
                }
            }));
        });
    }

    private Operator runHyperShift(PodLog logs, SignIn signIn, Told told, ControlPlanes planes) {
        var releases = new ReleaseLookup(told);
        var log = new ComponentLog(api, logs);
        var deployed = new DeployedProgram(caches, Operator.COMMAND);
        var operator = new Operator(api, caches, clock, logs, deployed);
        var clusters = new HostedClusterReconciler(
                api, operator, clock, releases, new HostedClusterDeletion(api, apis, clock));
        var pools = new NodePoolReconciler(api, operator, clock, releases);
        var machines = new MachineReconciler(api, planes, apis, clock, signIn, log, told.nodes());
        var upgrader = new InPlaceUpgrader(api, planes, apis, clock);
        var autoscaler = new ClusterAutoscaler(api, planes, apis, clock);
        var healthChecks = new HealthCheckReconciler(api, clock);
        var controlPlanes = new HostedControlPlaneReconciler(
                api,
                planes,
                apis,
                clock,
                new ControlPlaneTeardown(api, apis, clock, log, signIn),
                new HostedOperatorsReconciler(api, planes, apis, clock, log, signIn, latency),
                new Reach(resolver, told.nodeEgress()));
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

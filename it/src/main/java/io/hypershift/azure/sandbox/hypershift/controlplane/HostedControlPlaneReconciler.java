package io.hypershift.azure.sandbox.hypershift.controlplane;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The control plane operator: brings a control plane up, wave after wave, and reports what is to be seen of it. */
public final class HostedControlPlaneReconciler implements Reconciler {
    /** Together with the pods' own start about twelve minutes, as measured by HyperShift's users. */
    private static final Duration ROUTES = Duration.ofMinutes(1);

    private static final Duration ETCD = Duration.ofSeconds(90);
    private static final Duration API_SERVER = Duration.ofSeconds(150);
    private static final Duration COMPONENTS = Duration.ofMinutes(3);
    private static final Duration SETTLING = Duration.ofSeconds(150);

    private final KubeApi api;
    private final ControlPlanes controlPlanes;
    private final HostedApis apis;
    private final StageClock clock;
    private final ControlPlaneTeardown teardown;
    private final ControlPlaneReport report;
    private final EtcdVolumes etcdVolumes;
    private final Reconciler operators;
    private final Reach reach;

    /**
     * @param operators who takes over once the hosted cluster's API is up
     * @param reach knows what is found from where
     */
    public HostedControlPlaneReconciler(
            KubeApi api,
            ControlPlanes controlPlanes,
            HostedApis apis,
            StageClock clock,
            ControlPlaneTeardown teardown,
            Reconciler operators,
            Reach reach) {
        this.api = api;
        this.controlPlanes = controlPlanes;
        this.apis = apis;
        this.clock = clock;
        this.teardown = teardown;
        this.report = new ControlPlaneReport(api);
        this.etcdVolumes = new EtcdVolumes(api);
        this.operators = operators;
        this.reach = reach;
    }

    /** Looks at the control plane in the namespace; the name does not matter. */
    @Override
    public Next reconcile(String namespace, String name) throws Exception {
        var found = controlPlanes.in(namespace);
        var cluster = found.flatMap(controlPlanes::clusterOf);
        if (found.isEmpty() || cluster.isEmpty()) {
            return Next.WHEN_CHANGED;
        }
        if (found.get().isDeleting()) {
            return teardown.reconcile(cluster.get(), found.get());
        }
        return cluster.get().isPaused() ? clock.retry() : bringUp(cluster.get(), found.get());
    }

    private Next bringUp(HostedCluster cluster, Resource controlPlane) throws Exception {
        var isReachable = isReachable(cluster, controlPlane);
        var present = workloads(cluster);
        var before = facts(cluster, controlPlane, isReachable, present);
        for (var workload : Workload.all()) {
            if (isDue(workload.wave(), before, controlPlane) && !isCurrent(workload, before)) {
                api.apply(workload.kind(), workload.manifest(cluster, controlPlane));
            }
        }
        var next = clock.resync();
        if (before.isUp(Workload.API_SERVER)) {
            apis.start(cluster)
                    .server()
                    .admit(cluster.resource().items("/spec/networking/apiServer/allowedCIDRBlocks").stream()
                            .map(JsonNode::asText)
                            .toList());
            next = operators.reconcile(cluster.controlPlaneNamespace(), "");
        }
        var facts = facts(cluster, controlPlane, isReachable, workloads(cluster));
        report.write(facts, controlPlane, apis.of(cluster));
        return facts.isComplete() && facts.settled() ? next : next.or(clock.soon());
    }

    private boolean isReachable(HostedCluster cluster, Resource controlPlane) {
        var objects = new ControlPlaneObjects(cluster);
        for (var service : objects.services(controlPlane)) {
            if (api.get(Kind.SERVICE, service.namespace(), service.name()).isEmpty()) {
                api.apply(Kind.SERVICE, service);
            }
        }
        if (!isLinked(cluster, controlPlane) || !new PublicRoutes(cluster).admit(api, controlPlane)) {
            return false;
        }
        if (!objects.isBalanced()) {
            return clock.isOver(controlPlane, "routes", ROUTES);
        }
        return api.get(Kind.SERVICE, cluster.controlPlaneNamespace(), "kube-apiserver-lb")
                .filter(it -> it.has("/status/loadBalancer/ingress/0/ip"))
                .isPresent();
    }

    /** Asks for the private links of those Services that have an address; answers whether all have one. */
    private boolean isLinked(HostedCluster cluster, Resource controlPlane) {
        var services = new PrivateServices(cluster);
        var links = services.services().stream()
                .map(it -> api.get(Kind.SERVICE, it.namespace(), it.name())
                        .flatMap(present -> services.link(present, controlPlane)))
                .toList();
        links.forEach(link -> link.ifPresent(it -> api.apply(Kind.AZURE_PRIVATE_LINK_SERVICE, it)));
        return links.stream().allMatch(Optional::isPresent);
    }

    private boolean isDue(Workload.Wave wave, ControlPlaneFacts facts, Resource controlPlane) {
        return switch (wave) {
            case OPERATORS -> true;
            case ETCD -> facts.endpointReady() && clock.isOver(controlPlane, "etcd", ETCD);
            case API_SERVER ->
                facts.isRolledOut(Workload.ETCD) && clock.isOver(controlPlane, "kube-apiserver", API_SERVER);
            case COMPONENTS ->
                facts.isRolledOut(Workload.API_SERVER) && clock.isOver(controlPlane, "components", COMPONENTS);
        };
    }

    private static boolean isCurrent(Workload workload, ControlPlaneFacts facts) {
        return facts.workload(workload)
                .filter(it -> Workload.isCurrent(it, facts.cluster()))
                .isPresent();
    }

    private List<Resource> workloads(HostedCluster cluster) {
        return Stream.of(Kind.DEPLOYMENT, Kind.STATEFUL_SET)
                .flatMap(kind -> api.list(kind, cluster.controlPlaneNamespace()).stream())
                .toList();
    }

    private ControlPlaneFacts facts(
            HostedCluster cluster, Resource controlPlane, boolean isReachable, List<Resource> workloads) {
        var hosted = apis.of(cluster).map(HostedApi::client);
        var isComplete =
                workloads.size() >= Workload.all().size() && workloads.stream().allMatch(Workload::isAvailable);
        return new ControlPlaneFacts(
                cluster,
                isReachable,
                workloads,
                isComplete && clock.isOver(controlPlane, "settling", SETTLING),
                hosted.flatMap(it -> it.get(Kind.CLUSTER_VERSION, "version")),
                hosted.map(it -> it.list(Kind.NODE, "")).orElse(List.of()),
                isComplete ? Optional.empty() : etcdVolumes.problem(cluster.controlPlaneNamespace()),
                cluster.externalHost("APIServer").filter(reach.resolver()).isPresent(),
                reach.hasTunnel(cluster));
    }
}

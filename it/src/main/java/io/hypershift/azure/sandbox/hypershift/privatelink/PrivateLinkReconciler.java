package io.hypershift.azure.sandbox.hypershift.privatelink;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureEndpoint;
import io.hypershift.azure.sandbox.hypershift.cloud.SignIn;
import io.hypershift.azure.sandbox.hypershift.controlplane.ControlPlanes;
import io.hypershift.azure.sandbox.hypershift.controlplane.Operator;
import java.util.Optional;

/** Both sides at one AzurePrivateLinkService: HyperShift's operator, if it serves private clusters, and the control plane's. */
public final class PrivateLinkReconciler implements Reconciler {
    private static final String CONTROL_PLANE_OPERATOR = "control-plane-operator";

    private final KubeApi api;
    private final ControlPlanes controlPlanes;
    private final Operator operator;
    private final PrivatePlatform platform;
    private final LinkServices services;
    private final LinkEndpoints endpoints;
    private final StageClock clock;

    public PrivateLinkReconciler(
            KubeApi api,
            ControlPlanes controlPlanes,
            Operator operator,
            PrivatePlatform platform,
            AzureEndpoint azure,
            SignIn signIn,
            StageClock clock) {
        this.api = api;
        this.controlPlanes = controlPlanes;
        this.operator = operator;
        this.platform = platform;
        this.services = new LinkServices(api, azure, platform, clock);
        this.endpoints = new LinkEndpoints(api, signIn, clock);
        this.clock = clock;
    }

    @Override
    public Next reconcile(String namespace, String name) throws InterruptedException {
        var cluster = controlPlanes.clusterOf(namespace);
        var next = guest(namespace, name, cluster);
        var link = link(namespace, name);
        if (link.isEmpty() || !operator.isWorking() || !platform.isOn()) {
            return link.isEmpty() ? next : next.or(clock.retry());
        }
        return next.or(services.reconcile(link.get(), cluster));
    }

    private Next guest(String namespace, String name, Optional<HostedCluster> cluster) throws InterruptedException {
        var link = link(namespace, name);
        if (link.isEmpty()) {
            return Next.WHEN_CHANGED;
        }
        var controlPlane = controlPlanes.in(namespace);
        if (controlPlane.isEmpty() || cluster.isEmpty()) {
            endpoints.letGo(link.get());
            return Next.WHEN_CHANGED;
        }
        var isUp = api.get(Kind.DEPLOYMENT, namespace, CONTROL_PLANE_OPERATOR)
                .filter(it -> it.at("/status/readyReplicas").asInt() > 0)
                .isPresent();
        return isUp ? endpoints.reconcile(link.get(), cluster.get(), controlPlane.get()) : clock.retry();
    }

    private Optional<PrivateLink> link(String namespace, String name) {
        return api.get(Kind.AZURE_PRIVATE_LINK_SERVICE, namespace, name).map(PrivateLink::new);
    }
}

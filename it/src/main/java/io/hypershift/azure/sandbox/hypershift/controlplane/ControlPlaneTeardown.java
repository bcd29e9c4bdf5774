package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.ComponentLog;
import io.hypershift.azure.sandbox.hypershift.api.Condition;
import io.hypershift.azure.sandbox.hypershift.api.Conditions;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.cloud.AppsRecords;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.Component;
import io.hypershift.azure.sandbox.hypershift.cloud.RouterLoadBalancer;
import io.hypershift.azure.sandbox.hypershift.cloud.SignIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a control plane goes: it takes back what its cluster made at Azure, if asked to, and lets itself be deleted. */
public final class ControlPlaneTeardown {
    /** HyperShift gives the removal of cloud resources so long, and goes on without it. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final KubeApi api;
    private final HostedApis apis;
    private final StageClock clock;
    private final ComponentLog log;
    private final SignIn signIn;

    public ControlPlaneTeardown(KubeApi api, HostedApis apis, StageClock clock, ComponentLog log, SignIn signIn) {
        this.api = api;
        this.apis = apis;
        this.clock = clock;
        this.log = log;
        this.signIn = signIn;
    }

    Next reconcile(HostedCluster cluster, Resource controlPlane) throws InterruptedException {
        var condition = destroyed(cluster, controlPlane);
        var conditions = Conditions.observed(
                controlPlane.at("/status/conditions"), List.of(condition), controlPlane.generation());
        var status = Json.object(controlPlane.at("/status").isObject() ? controlPlane.at("/status") : Map.of())
                .deepCopy();
        controlPlane.items("/status/conditions").stream()
                .filter(it -> !condition.type().equals(it.path("type").asText()))
                .forEach(conditions::add);
        status.set("conditions", conditions);
        api.updateStatus(Kind.HOSTED_CONTROL_PLANE, controlPlane, status);
        if (!condition.isTrue() && !isGivenUp(condition)) {
            return clock.retry();
        }
        apis.stop(cluster.resource().uid());
        clock.forget(controlPlane.uid());
        api.get(Kind.HOSTED_CONTROL_PLANE, controlPlane.namespace(), controlPlane.name())
                .ifPresent(it -> api.removeFinalizer(
                        Kind.HOSTED_CONTROL_PLANE, it, ControlPlaneObjects.CONTROL_PLANE_FINALIZER));
        return Next.WHEN_CHANGED;
    }

    private static boolean isGivenUp(Condition condition) {
        return List.of("CloudResourcesCleanupSkipped", "CloudResourcesDeletionTimedOut")
                .contains(condition.reason());
    }

    private Condition destroyed(HostedCluster cluster, Resource controlPlane) throws InterruptedException {
        var type = "CloudResourcesDestroyed";
        if (!cluster.cleansUpCloudResources()) {
            return Condition.isFalse(
                    type, "CloudResourcesCleanupSkipped", "the removal of cloud resources was not asked for");
        }
        var remaining = remove(cluster);
        if (remaining.isEmpty()) {
            return Condition.isTrue(type, "CloudResourcesDestroyed", "All cloud resources are destroyed");
        }
        var message = "Remaining resources: " + String.join("; ", remaining);
        return clock.isOver(controlPlane, "cloud resources", PATIENCE)
                ? Condition.isFalse(type, "CloudResourcesDeletionTimedOut", message)
                : Condition.isFalse(type, "RemainingCloudResources", message);
    }

    /** Removes what is left, and says what could not be removed. */
    private List<String> remove(HostedCluster cluster) throws InterruptedException {
        var hosted = apis.of(cluster).map(HostedApi::client);
        var router = hosted.flatMap(it -> it.get(Kind.SERVICE, "openshift-ingress", "router-default"));
        var remaining = new ArrayList<String>();
        if (router.isEmpty()) {
            return remaining;
        }
        try {
            new AppsRecords(cluster).delete(signIn.of(cluster, Component.INGRESS));
        } catch (AzureException e) {
            remaining.add("DNS records: " + told(cluster, Component.INGRESS, e));
        }
        try {
            new RouterLoadBalancer(cluster, router.get().uid()).remove(signIn.of(cluster, Component.CLOUD_PROVIDER));
        } catch (AzureException e) {
            remaining.add("load balancers: " + told(cluster, Component.CLOUD_PROVIDER, e));
        }
        return remaining;
    }

    private String told(HostedCluster cluster, Component component, AzureException e) {
        log.error(cluster.controlPlaneNamespace(), component.deployment(), component.container(), e.problem());
        return e.problem();
    }
}

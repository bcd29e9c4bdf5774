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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a control plane goes: it takes back what its cluster made at Azure, if asked to, and lets itself be deleted. */
public final class ControlPlaneTeardown {
    private static final String TYPE = "CloudResourcesDestroyed";
    private static final String SKIPPED = "CloudResourcesCleanupSkipped";
    private static final String INGRESS = "openshift-ingress";
    private static final String TIMED_OUT = "CloudResourcesDeletionTimedOut";

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
        if (condition.isPresent()) {
            report(controlPlane, condition.get());
            if (!condition.get().isTrue() && !isGivenUp(condition.get())) {
                return clock.retry();
            }
        }
        apis.stop(cluster.resource().uid());
        clock.forget(controlPlane.uid());
        api.get(Kind.HOSTED_CONTROL_PLANE, controlPlane.namespace(), controlPlane.name())
                .ifPresent(it -> api.removeFinalizer(
                        Kind.HOSTED_CONTROL_PLANE, it, ControlPlaneObjects.CONTROL_PLANE_FINALIZER));
        return Next.WHEN_CHANGED;
    }

    private void report(Resource controlPlane, Condition condition) {
        var present = controlPlane.at("/status");
        var status = Json.object(present.isObject() ? present : Map.of()).deepCopy();
        status.set(
                "conditions",
                Conditions.keeping(present.path("conditions"), List.of(condition), controlPlane.generation()));
        api.updateStatus(Kind.HOSTED_CONTROL_PLANE, controlPlane, status);
    }

    private static boolean isGivenUp(Condition condition) {
        return List.of(SKIPPED, TIMED_OUT).contains(condition.reason());
    }

    /** How far the removal of cloud resources is; nothing where it was not asked for. */
    private Optional<Condition> destroyed(HostedCluster cluster, Resource controlPlane) throws InterruptedException {
        if (!cluster.cleansUpCloudResources()) {
            return Optional.empty();
        }
        if (!isApiServerUp(controlPlane.namespace())) {
            return Optional.of(Condition.isFalse(TYPE, SKIPPED, "Cleanup skipped: KubeAPIServerUnavailable"));
        }
        var remaining = remove(cluster);
        if (remaining.isEmpty()) {
            return Optional.of(Condition.isTrue(TYPE, TYPE, "All guest resources destroyed"));
        }
        var message = "Remaining resources: " + String.join(",", remaining);
        return Optional.of(
                clock.isOver(controlPlane, "cloud resources", PATIENCE)
                        ? Condition.isFalse(
                                TYPE,
                                TIMED_OUT,
                                "Giving up on cloud resource deletion after %dm (last status: %s)"
                                        .formatted(PATIENCE.toMinutes(), message))
                        : Condition.isFalse(TYPE, "RemainingCloudResources", message));
    }

    private boolean isApiServerUp(String namespace) {
        return api.get(Kind.DEPLOYMENT, namespace, Workload.API_SERVER.name())
                .filter(it -> it.at("/status/availableReplicas").asInt() > 0)
                .isPresent();
    }

    /** Removes what is left, and says what could not be removed; why, only the logs of those who tried tell. */
    private List<String> remove(HostedCluster cluster) throws InterruptedException {
        var hosted = apis.of(cluster).map(HostedApi::client);
        var router = hosted.flatMap(it -> it.get(Kind.SERVICE, INGRESS, "router-default"));
        var remaining = new LinkedHashSet<String>();
        if (hosted.filter(ControlPlaneTeardown::keepsLoadBalancers).isPresent()) {
            remaining.add("loadbalancers");
        }
        if (router.isEmpty()) {
            return List.copyOf(remaining);
        }
        try {
            new AppsRecords(cluster).delete(signIn.of(cluster, Component.INGRESS));
        } catch (AzureException e) {
            tell(cluster, Component.INGRESS, e);
            remaining.add("ingress-controllers");
        }
        try {
            new RouterLoadBalancer(cluster, router.get().uid()).remove(signIn.of(cluster, Component.CLOUD_PROVIDER));
        } catch (AzureException e) {
            tell(cluster, Component.CLOUD_PROVIDER, e);
            remaining.add("loadbalancers");
        }
        return List.copyOf(remaining);
    }

    /** Deletes the Services with load balancers that others than the ingress have made; true as long as one of them is held. */
    private static boolean keepsLoadBalancers(KubeApi hosted) {
        var services = hosted.list(Kind.SERVICE, "").stream()
                .filter(it -> it.text("/spec/type").equals("LoadBalancer"))
                .filter(it -> !it.namespace().equals(INGRESS))
                .toList();
        services.stream().filter(it -> !it.isDeleting()).forEach(it -> hosted.delete(Kind.SERVICE, it));
        return services.stream().anyMatch(it -> !it.finalizers().isEmpty());
    }

    private void tell(HostedCluster cluster, Component component, AzureException e) {
        log.error(cluster.controlPlaneNamespace(), component.deployment(), component.container(), e.problem());
    }
}

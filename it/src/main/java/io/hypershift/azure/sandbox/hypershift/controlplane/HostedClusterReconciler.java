package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.image.PullSecret;
import io.hypershift.azure.sandbox.hypershift.image.ReleaseLookup;
import java.util.Optional;

/** HyperShift's operator at one HostedCluster: checks it, makes its control plane's objects, and reports. */
public final class HostedClusterReconciler implements Reconciler {
    private static final String GENERATION = "hypershift.openshift.io/hosted-cluster-generation";

    private final KubeApi api;
    private final Operator operator;
    private final StageClock clock;
    private final ReleaseLookup releases;
    private final HostedClusterStatus status;
    private final HostedClusterDeletion deletion;
    private final Events events;

    /**
     * @param releases reads release images
     */
    public HostedClusterReconciler(
            KubeApi api, Operator operator, StageClock clock, ReleaseLookup releases, HostedClusterDeletion deletion) {
        this.api = api;
        this.releases = releases;
        this.operator = operator;
        this.clock = clock;
        this.status = new HostedClusterStatus(api);
        this.deletion = deletion;
        this.events = new Events(api, "hostedcluster-controller");
    }

    @Override
    public Next reconcile(String namespace, String name) {
        var found = api.get(Kind.HOSTED_CLUSTER, namespace, name);
        if (found.isEmpty()) {
            deletion.gone(namespace, name);
            return Next.WHEN_CHANGED;
        }
        if (!operator.isWorking()) {
            return clock.retry();
        }
        var cluster = new HostedCluster(found.get(), releases.releases());
        if (found.get().isDeleting()) {
            return deletion.reconcile(cluster);
        }
        return api.addFinalizer(Kind.HOSTED_CLUSTER, found.get(), HostedCluster.FINALIZER)
                ? cluster(cluster)
                : clock.soon();
    }

    private Next cluster(HostedCluster cluster) {
        deletion.remember(cluster);
        var validation = Validation.of(cluster, api, releases);
        var secrets = SecretSync.of(cluster, api);
        var before = controlPlane(cluster);
        var held = new UpgradeGate(cluster, before).refusal();
        var credentials = Optional.<String>empty();
        var configuration = Optional.<String>empty();
        if (cluster.isPaused()) {
            new PausedControlPlane(api).pause(cluster);
        } else if (validation.isFine() && held.isEmpty() && secrets.critical().isEmpty()) {
            credentials = ensure(cluster);
            configuration = new GlobalConfigurationSync(api, cluster).sync();
        }
        var refused = credentials.map(HostedClusterReconciler::critical);
        var unknown = configuration;
        var problem = validation
                .configuration()
                .or(validation::release)
                .or(() -> refused)
                .or(() -> secrets.problem(unknown));
        problem.ifPresent(it -> events.warning(cluster.resource(), "ReconcileError", it));
        var controlPlane = controlPlane(cluster);
        var hindrances = new Hindrances(problem, credentials, held);
        status.write(cluster, validation, hindrances, controlPlane);
        return hindrances.areThere() ? clock.retry() : isSettled(controlPlane) ? clock.resync() : clock.soon();
    }

    private static String critical(String credentials) {
        return "critical error: failed to reconcile platform credentials: " + credentials + "; blocked operations: ["
                + SecretSync.BLOCKED + "]";
    }

    private Optional<Resource> controlPlane(HostedCluster cluster) {
        return api.get(Kind.HOSTED_CONTROL_PLANE, cluster.controlPlaneNamespace(), cluster.name());
    }

    private static boolean isSettled(Optional<Resource> controlPlane) {
        return controlPlane
                .filter(it -> it.hasCondition("Available", "True"))
                .filter(it -> it.text("/status/versionStatus/history/0/state").equals("Completed"))
                .isPresent();
    }

    /** Answers why the components' credentials cannot be made, without which nothing else is. */
    private Optional<String> ensure(HostedCluster cluster) {
        var objects = new ControlPlaneObjects(cluster);
        var generation = String.valueOf(cluster.resource().generation());
        if (controlPlane(cluster)
                .flatMap(it -> it.annotation(GENERATION))
                .filter(generation::equals)
                .isPresent()) {
            return Optional.empty();
        }
        operator.log("reconciling HostedCluster " + cluster.namespace() + "/" + cluster.name());
        api.apply(Kind.NAMESPACE, objects.namespace());
        var refusal = new PlatformCredentials(api, cluster).ensure();
        if (refusal.isPresent()) {
            return refusal;
        }
        copyPullSecret(cluster);
        api.apply(Kind.AZURE_CLUSTER_IDENTITY, objects.identity());
        api.apply(Kind.AZURE_CLUSTER, objects.azureCluster());
        api.apply(Kind.CLUSTER, objects.capiCluster());
        api.apply(Kind.HOSTED_CONTROL_PLANE, objects.controlPlane().withAnnotation(GENERATION, generation));
        events.normal(cluster.resource(), "Reconciled", "hosted control plane created or updated");
        return Optional.empty();
    }

    private void copyPullSecret(HostedCluster cluster) {
        api.get(Kind.SECRET, cluster.namespace(), cluster.resource().text("/spec/pullSecret/name"))
                .map(it -> Resource.of(Kind.SECRET, cluster.controlPlaneNamespace(), Workload.PULL_SECRET)
                        .with("/type", PullSecret.TYPE)
                        .with("/data", it.at("/data")))
                .ifPresent(it -> api.apply(Kind.SECRET, it));
    }
}

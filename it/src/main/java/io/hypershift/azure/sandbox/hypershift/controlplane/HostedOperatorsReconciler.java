package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.hypershift.api.ComponentLog;
import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.cloud.AzureException;
import io.hypershift.azure.sandbox.hypershift.cloud.Component;
import io.hypershift.azure.sandbox.hypershift.cloud.SignIn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operators of a hosted cluster that run beside its control plane: they work at Azure and report to its API. */
public final class HostedOperatorsReconciler implements Reconciler {
    /** From a new version operator to its release being applied, while the nodes stay as they are. */
    private static final Duration APPLYING = Duration.ofMinutes(10);

    private static final List<Component> COMPONENTS = List.of(
            Component.NODE_POOL_MANAGEMENT,
            Component.CLOUD_PROVIDER,
            Component.INGRESS,
            Component.DISK,
            Component.FILE,
            Component.IMAGE_REGISTRY,
            Component.NETWORK);

    private final ControlPlanes controlPlanes;
    private final KubeApi management;
    private final HostedApis apis;
    private final StageClock clock;
    private final ComponentLog log;
    private final CloudComponents components;
    private final Attempts attempts;

    public HostedOperatorsReconciler(
            KubeApi management,
            ControlPlanes controlPlanes,
            HostedApis apis,
            StageClock clock,
            ComponentLog log,
            SignIn signIn,
            Latency latency) {
        this.controlPlanes = controlPlanes;
        this.management = management;
        this.apis = apis;
        this.clock = clock;
        this.log = log;
        this.components = new CloudComponents(management, signIn);
        this.attempts = new Attempts(latency);
    }

    /** Looks at the hosted cluster whose control plane is in the namespace; the name does not matter. */
    @Override
    public Next reconcile(String namespace, String name) throws InterruptedException {
        var cluster = controlPlanes.clusterOf(namespace);
        if (cluster.isEmpty()) {
            return Next.WHEN_CHANGED;
        }
        var api = apis.of(cluster.get());
        if (api.isEmpty() || controlPlanes.isDeleting(namespace)) {
            return Next.WHEN_CHANGED;
        }
        return operate(cluster.get(), api.get().client());
    }

    private Next operate(HostedCluster cluster, KubeApi hosted) throws InterruptedException {
        var problems = new LinkedHashMap<String, String>();
        var capabilities = Capabilities.of(cluster);
        for (var component : COMPONENTS) {
            problems.put(component.key(), capabilities.use(component) ? attempt(component, cluster, hosted) : "");
        }
        var release = runningRelease(cluster);
        if (release.isEmpty()) {
            return clock.soon();
        }
        var hasReadyNode = hosted.list(Kind.NODE, "").stream().anyMatch(it -> it.hasCondition("Ready", "True"));
        var operators = ClusterOperators.problems(byOperator(problems), hasReadyNode);
        operators.keySet().removeAll(capabilities.disabled());
        registryProblem(cluster).ifPresent(it -> operators.replace("image-registry", it));
        MonitoringConfig.problem(hosted).ifPresent(it -> operators.merge("monitoring", it, (none, problem) -> problem));
        var isDone = apply(cluster, hosted, release.get(), operators);
        return isDone && operators.values().stream().allMatch(String::isEmpty) ? clock.resync() : clock.soon();
    }

    /** Brings the cluster operators to the release, which takes its time where they were of another; answers whether they are there. */
    private boolean apply(HostedCluster cluster, KubeApi hosted, Release release, Map<String, String> operators) {
        var version = new ClusterVersion(hosted, cluster.resource().uid(), release);
        var present = version.present();
        var broken = cluster.releases().flaws().brokenManifest(release.image());
        if (broken.isPresent()) {
            version.refuse(present, broken.get());
            return false;
        }
        var before = ClusterVersion.versionBefore(present, release);
        var isApplied = before.isEmpty() || clock.isOver(cluster.resource(), "payload " + release.image(), APPLYING);
        ClusterOperators.write(hosted, isApplied ? release.version() : before.get(), operators);
        version.write(present, operators, isApplied);
        return isApplied
                && present.at("/status/history/0/image").asText().equals(release.image())
                && present.at("/status/history/0/state").asText().equals("Completed");
    }

    /** The image registry's operator is told an empty name where the release lacks the registry's image. */
    private static Optional<String> registryProblem(HostedCluster cluster) {
        return Optional.of(
                        "Progressing: Unable to apply resources: unable to sync application: Deployment.apps \"image-registry\" is"
                                + " invalid: spec.template.spec.containers[0].image: Required value")
                .filter(any -> cluster.releases()
                        .flaws()
                        .missing(cluster.releaseImage())
                        .contains("docker-registry"));
    }

    /** What the version operator's pods run: it brings the cluster to its own release. */
    private Optional<Release> runningRelease(HostedCluster cluster) {
        return management
                .get(Kind.DEPLOYMENT, cluster.controlPlaneNamespace(), Workload.VERSION_OPERATOR)
                .filter(Workload::isRunning)
                .map(it -> Release.of(cluster, it.text("/spec/template/spec/containers/0/image")));
    }

    private String attempt(Component component, HostedCluster cluster, KubeApi hosted) throws InterruptedException {
        var key = cluster.resource().uid() + "/" + component.key();
        if (!isUp(cluster, component.deployment())) {
            return component.deployment() + " is not available";
        }
        if (!attempts.isDue(key)) {
            return attempts.last(key);
        }
        try {
            return attempts.done(key, components.work(component, cluster, hosted));
        } catch (AzureException e) {
            log.error(cluster.controlPlaneNamespace(), component.deployment(), component.container(), e.problem());
            if (component.equals(Component.NODE_POOL_MANAGEMENT)) {
                components.report(cluster, e.problem());
            }
            return attempts.failed(key, e.problem());
        }
    }

    private boolean isUp(HostedCluster cluster, String deployment) {
        return management
                .get(Kind.DEPLOYMENT, cluster.controlPlaneNamespace(), deployment)
                .filter(Workload::isRunning)
                .isPresent();
    }

    /** Which cluster operator reports which component's trouble; the machines' trouble shows at the node pools. */
    private static Map<String, String> byOperator(Map<String, String> problems) {
        return Map.of(
                "ingress", first(problems, "cloudProvider", "ingress"),
                "storage", first(problems, "disk", "file"),
                "image-registry", first(problems, "imageRegistry"),
                "network", first(problems, "network"));
    }

    private static String first(Map<String, String> problems, String... components) {
        return List.of(components).stream()
                .map(problems::get)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
    }
}

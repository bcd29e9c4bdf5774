package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.DeployedProgram;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.PodLog;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * HyperShift's operator as a program, wherever its Deployment is: its pods become ready when it has made what it needs, and it works
 * while they are and its kinds are served.
 */
public final class Operator implements Reconciler {
    public static final String COMMAND = "/usr/bin/hypershift-operator";

    private static final List<Kind> KINDS =
            List.of(Kind.HOSTED_CLUSTER, Kind.NODE_POOL, Kind.HOSTED_CONTROL_PLANE, Kind.CLUSTER, Kind.AZURE_MACHINE);
    private static final Duration RENEWAL = Duration.ofSeconds(15);

    private final KubeApi api;
    private final Cache pods;
    private final StageClock clock;
    private final PodLog logs;
    private final DeployedProgram deployed;
    private final WebhookCertificates certificates;
    private final Leadership leadership;
    private final List<Runnable> whenUp = new CopyOnWriteArrayList<>();
    private volatile boolean isUp;
    private volatile boolean isTrusted;
    private volatile Optional<Leader> leader = Optional.empty();

    /** The container that works and tells of it, of several that could. */
    private record Leader(String namespace, String pod, String container) {}

    /**
     * @param deployed where it is deployed
     */
    public Operator(KubeApi api, Caches caches, StageClock clock, PodLog logs, DeployedProgram deployed) {
        this.api = api;
        this.pods = caches.of(Kind.POD);
        this.clock = clock;
        this.logs = logs;
        this.deployed = deployed;
        this.certificates = new WebhookCertificates(api);
        this.leadership = new Leadership(api);
    }

    /** What to do whenever the operator begins to work: its kinds can be watched then. */
    public void whenUp(Runnable action) {
        whenUp.add(action);
    }

    /** Whether somebody acts on HostedClusters and NodePools right now. */
    public boolean isWorking() {
        return isUp && deployed.available().isPresent();
    }

    /** Whether it is told to look up what machines hold, so that an autoscaler can begin with none. */
    public boolean scalesFromZero() {
        return deployed.available().stream()
                .flatMap(it -> it.items("/spec/template/spec/containers").stream())
                .flatMap(it -> it.path("args").valueStream())
                .anyMatch(it -> it.asText().equals("--scale-from-zero-provider=azure"));
    }

    /** What a pod of the operator does before it is ready. */
    public synchronized void begin(String namespace, String pod) {
        isTrusted = certificates.ensure(namespace);
        api.apply(Kind.CONFIG_MAP, supportedVersions(namespace));
        if (leadership.holder(namespace).isEmpty()) {
            leadership.hold(namespace, pod);
        }
    }

    /** Looks at the operator's Deployment, of which there should be one; neither namespace nor name matters. */
    @Override
    public Next reconcile(String any, String none) {
        var available = deployed.available();
        if (available.isEmpty()) {
            isUp = false;
            return Next.WHEN_CHANGED;
        }
        if (KINDS.stream().anyMatch(kind -> !api.serves(kind))) {
            isUp = false;
            return clock.retry();
        }
        lead(available.get());
        if (!isUp) {
            start(available.get().namespace());
        }
        return clock.every(RENEWAL);
    }

    private void start(String namespace) {
        if (!isTrusted) {
            isTrusted = certificates.ensure(namespace);
        }
        isUp = true;
        log("starting manager");
        whenUp.forEach(Runnable::run);
    }

    private void lead(Resource deployment) {
        var namespace = deployment.namespace();
        var holder = leadership.holder(namespace).orElse("");
        var selector = deployment.at("/spec/selector/matchLabels");
        pods.in(namespace).stream()
                .filter(pod -> pod.hasCondition("Ready", "True") && pod.isSelectedBy(selector))
                .map(Resource::name)
                .min(Comparator.comparing((String pod) -> !pod.equals(holder)).thenComparing(Comparator.naturalOrder()))
                .ifPresent(pod -> {
                    leadership.hold(namespace, pod);
                    leader = Optional.of(new Leader(namespace, pod, container(deployment)));
                });
    }

    private static String container(Resource deployment) {
        return deployment.items("/spec/template/spec/containers").stream()
                .filter(it -> it.at("/command/0").asText().equals(COMMAND))
                .map(it -> it.path("name").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Writes one line to the log of the operator's pod that leads. */
    public void log(String message) {
        leader.ifPresent(it -> logs.append(it.namespace(), it.pod(), it.container(), message + "\n"));
    }

    /** The releases this operator can run (HyperShift 3ee9615: 4.14 up to 5.1). */
    private static Resource supportedVersions(String namespace) {
        var versions = Stream.concat(
                        Stream.of("5.1", "5.0"),
                        IntStream.rangeClosed(14, 23).map(it -> 37 - it).mapToObj(minor -> "4." + minor))
                .map(version -> '"' + version + '"')
                .collect(Collectors.joining(",", "{\"versions\":[", "]}"));
        return Resource.of(Kind.CONFIG_MAP, namespace, "supported-versions")
                .withLabel("hypershift.openshift.io/supported-versions", "true")
                .with("/data", Map.of("supported-versions", versions, "server-version", "sandbox"));
    }
}

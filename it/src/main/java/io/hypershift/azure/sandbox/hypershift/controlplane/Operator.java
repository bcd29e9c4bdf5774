package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.PodLog;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** HyperShift's operator as a program: it works when its Deployment is up and its kinds are served, else it does not. */
public final class Operator implements Reconciler {
    private static final String NAMESPACE = "hypershift";
    private static final String NAME = "operator";

    private final KubeApi api;
    private final StageClock clock;
    private final PodLog logs;
    private final List<Runnable> whenUp = new CopyOnWriteArrayList<>();
    private volatile boolean isUp;

    public Operator(KubeApi api, StageClock clock, PodLog logs) {
        this.api = api;
        this.clock = clock;
        this.logs = logs;
    }

    /** What to do once, when the operator works for the first time: its kinds can be watched then. */
    public void whenUp(Runnable action) {
        whenUp.add(action);
    }

    /** Whether somebody acts on HostedClusters and NodePools right now. */
    public boolean isWorking() {
        return isUp && isAvailable();
    }

    private boolean isAvailable() {
        return api.get(Kind.DEPLOYMENT, NAMESPACE, NAME)
                .filter(it -> it.hasCondition("Available", "True"))
                .isPresent();
    }

    @Override
    public Next reconcile(String namespace, String name) {
        if (!namespace.equals(NAMESPACE) || !name.equals(NAME) || !isAvailable()) {
            return Next.WHEN_CHANGED;
        }
        if (Stream.of(Kind.HOSTED_CLUSTER, Kind.NODE_POOL, Kind.HOSTED_CONTROL_PLANE, Kind.CLUSTER, Kind.AZURE_MACHINE)
                .anyMatch(kind -> !api.serves(kind))) {
            return clock.retry();
        }
        api.apply(Kind.CONFIG_MAP, supportedVersions());
        if (!isUp) {
            isUp = true;
            log("starting manager");
            whenUp.forEach(Runnable::run);
        }
        return Next.WHEN_CHANGED;
    }

    /** Writes one line to the log of the operator's pods. */
    public void log(String message) {
        api.list(Kind.POD, NAMESPACE, Map.of("name", NAME)).stream()
                .limit(1)
                .forEach(pod -> logs.append(NAMESPACE, pod.name(), NAME, message + "\n"));
    }

    /** The releases this operator can run (HyperShift 3ee9615: 4.14 up to 5.1). */
    private static Resource supportedVersions() {
        var versions = Stream.concat(
                        Stream.of("5.1", "5.0"),
                        IntStream.rangeClosed(14, 23).map(it -> 37 - it).mapToObj(minor -> "4." + minor))
                .map(version -> '"' + version + '"')
                .collect(Collectors.joining(",", "{\"versions\":[", "]}"));
        return Resource.of(Kind.CONFIG_MAP, NAMESPACE, "supported-versions")
                .withLabel("hypershift.openshift.io/supported-versions", "true")
                .with("/data", Map.of("supported-versions", versions, "server-version", "sandbox"));
    }
}

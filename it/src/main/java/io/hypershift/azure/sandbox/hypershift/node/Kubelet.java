package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Cache;
import io.hypershift.azure.sandbox.hypershift.api.Caches;
import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.Kind;
import io.hypershift.azure.sandbox.hypershift.api.KubeApi;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.PodLog;
import io.hypershift.azure.sandbox.hypershift.api.Reconciler;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;
import io.hypershift.azure.sandbox.hypershift.image.Pull;
import io.hypershift.azure.sandbox.told.SilentNodes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The kubelets of all nodes: runs the pods that are bound, and reports what becomes of them. */
public final class Kubelet implements Reconciler {
    /** Pulling the image and starting, for what serves with the first readiness probe. */
    private static final Duration START = Duration.ofSeconds(15);

    private static final Duration START_AND_PROBE = Duration.ofSeconds(20);

    private final KubeApi api;
    private final Cache pods;
    private final Cache nodes;
    private final SilentNodes silent;
    private final NodeTools tools;
    private final Map<String, PodRun> runs = new ConcurrentHashMap<>();

    public Kubelet(KubeApi api, Caches caches, StageClock clock, PodLog log, Software software) {
        this.api = api.as("kubelet");
        this.pods = caches.of(Kind.POD);
        this.nodes = caches.of(Kind.NODE);
        var secrets = caches.of(Kind.SECRET);
        this.silent = software.told().nodes();
        this.tools = new NodeTools(
                new ImagePull(new Pull(software.told()), new PullSecrets(secrets)),
                new ProgramChoice(software, clock),
                new Mounts(secrets, caches.of(Kind.CONFIG_MAP)),
                log,
                new Events(this.api, "kubelet"),
                clock);
    }

    /** Lets the pods of a namespace, or of all with an empty name, try again what they wait for, and tells which those are. */
    public void stir(String namespace, Consumer<Resource> observer) {
        (namespace.isEmpty() ? pods.all() : pods.in(namespace)).forEach(pod -> {
            var run = runs.get(key(pod.namespace(), pod.name()));
            if (run != null && !run.isSettled()) {
                run.hurry();
                observer.accept(pod);
            }
        });
    }

    /** Where those are led to who connect to a port of a pod; empty if nobody listens on it. */
    public Optional<InetSocketAddress> listener(String namespace, String pod, int port) {
        return Optional.ofNullable(runs.get(key(namespace, pod))).flatMap(it -> it.listener(port));
    }

    @Override
    public Next reconcile(String namespace, String name) throws InterruptedException {
        var found = pods.get(namespace, name);
        if (found.isEmpty() || found.get().isDeleting()) {
            forget(namespace, name);
            return Next.WHEN_CHANGED;
        }
        var pod = found.get();
        var node = pod.text("/spec/nodeName");
        return node.isEmpty() || silent.isSilent(node) ? Next.WHEN_CHANGED : run(pod);
    }

    private void forget(String namespace, String name) {
        var run = runs.remove(key(namespace, name));
        if (run != null) {
            tools.clock().forget(run.uid());
        }
    }

    private Next run(Resource pod) throws InterruptedException {
        var run = runs.compute(
                key(pod.namespace(), pod.name()),
                (key, present) -> present != null && present.isOf(pod) ? present : new PodRun(pod, tools));
        var next = run.isBegun() || begins(pod, run) ? run.step(pod) : waiting(pod);
        var host = nodes.get("", pod.text("/spec/nodeName"))
                .map(it -> it.text("/status/addresses/0/address"))
                .orElse("");
        api.updateStatus(Kind.POD, pod, new PodStatus(pod, run, host).json());
        return next;
    }

    /** Volumes are mounted once; what becomes of their Secrets later does not stop the pod. */
    private boolean begins(Resource pod, PodRun run) {
        var start = pod.text("/spec/restartPolicy").equals("Always") ? START_AND_PROBE : START;
        if (tools.mounts().problem(pod).isPresent() || !tools.clock().isOver(pod, "start", start)) {
            return false;
        }
        tools.clock().forget(pod.uid());
        run.begin();
        return true;
    }

    private Next waiting(Resource pod) {
        var problem = tools.mounts().problem(pod);
        problem.ifPresent(it -> tools.tell().warning(pod, "FailedMount", it));
        return problem.isPresent() ? tools.clock().resync() : tools.clock().soon();
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}

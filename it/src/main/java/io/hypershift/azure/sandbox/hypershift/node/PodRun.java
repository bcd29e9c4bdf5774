package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** One pod on its node: its init containers one after the other, then all others. */
final class PodRun {
    private final String uid;
    private final List<ContainerRun> init;
    private final List<ContainerRun> main;
    private boolean isBegun;
    private volatile boolean isSettled;
    private volatile boolean isHurried;

    PodRun(Resource pod, NodeTools tools) {
        this.uid = pod.uid();
        this.init = runs(pod, tools, "initContainers", true, "PodInitializing");
        this.main = runs(pod, tools, "containers", false, init.isEmpty() ? "ContainerCreating" : "PodInitializing");
    }

    private static List<ContainerRun> runs(
            Resource pod, NodeTools tools, String list, boolean isInit, String waitsFor) {
        return pod.items("/spec/" + list).stream()
                .map(it -> new ContainerRun(tools, it, isInit, waitsFor))
                .toList();
    }

    boolean isOf(Resource pod) {
        return uid.equals(pod.uid());
    }

    String uid() {
        return uid;
    }

    List<ContainerRun> init() {
        return init;
    }

    List<ContainerRun> main() {
        return main;
    }

    /** Whether all is there that its containers need. */
    boolean isBegun() {
        return isBegun;
    }

    void begin() {
        isBegun = true;
    }

    /** Where those are led to who connect to a port of the pod. */
    Optional<InetSocketAddress> listener(int port) {
        return main.stream().flatMap(it -> it.listener(port).stream()).findFirst();
    }

    /** Whether nothing but a change of its containers' programs can change it. */
    boolean isSettled() {
        return isSettled;
    }

    /** What it waits to try again may succeed now. */
    void hurry() {
        isHurried = true;
    }

    boolean isInitialised() {
        return init.stream().allMatch(ContainerRun::hasSucceeded);
    }

    /** Whether an init container has failed for good. */
    boolean isDoomed() {
        return init.stream().anyMatch(it -> it.isOver() && !it.hasSucceeded());
    }

    Next step(Resource pod) throws InterruptedException {
        if (isHurried) {
            isHurried = false;
            init.forEach(ContainerRun::hurry);
            main.forEach(ContainerRun::hurry);
        }
        var next = advance(pod);
        isSettled = isInitialised() && main.stream().allMatch(it -> it.isReady() || it.isOver());
        return next;
    }

    private Next advance(Resource pod) throws InterruptedException {
        for (var container : init) {
            var next = container.step(pod);
            if (!container.hasSucceeded()) {
                return next;
            }
        }
        var next = Next.WHEN_CHANGED;
        for (var container : main) {
            next = next.or(container.step(pod));
        }
        return next;
    }
}

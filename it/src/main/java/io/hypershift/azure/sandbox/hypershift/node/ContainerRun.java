package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.Next;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.hypershift.node.ContainerState.Running;
import io.hypershift.azure.sandbox.hypershift.node.ContainerState.Terminated;
import io.hypershift.azure.sandbox.hypershift.node.ContainerState.Waiting;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One container of a pod on its node: its image pulled, its program run, and run again when it ends and may. */
final class ContainerRun {
    private static final List<String> PULL_FAILURES = List.of("ErrImagePull", "ImagePullBackOff");

    private final NodeTools tools;
    private final JsonNode container;
    private final boolean isInit;
    private final Restarts restarts;
    private ContainerState state;
    private Optional<Terminated> last = Optional.empty();
    private volatile Optional<Work> work = Optional.empty();
    private boolean isReady;
    private boolean isOver;
    private int starts;
    private int failedPulls;
    private long due = System.nanoTime();

    /** A program and the container it runs in. */
    private record Work(Program program, RunningContainer container) {}

    ContainerRun(NodeTools tools, JsonNode container, boolean isInit, String waitsFor) {
        this.tools = tools;
        this.container = container;
        this.isInit = isInit;
        this.restarts = new Restarts(container.path("name").asText(), isInit);
        this.state = new Waiting(waitsFor, "");
    }

    JsonNode container() {
        return container;
    }

    boolean isInit() {
        return isInit;
    }

    String name() {
        return container.path("name").asText();
    }

    ContainerState state() {
        return state;
    }

    /** How it ended the time before. */
    Optional<Terminated> last() {
        return last;
    }

    boolean isReady() {
        return isReady;
    }

    /** Whether it will not be started again. */
    boolean isOver() {
        return isOver;
    }

    boolean hasSucceeded() {
        return isOver && state instanceof Terminated ended && ended.isSuccess();
    }

    int restarts() {
        return Math.max(starts - 1, 0);
    }

    /** Where those are led to who connect to a port of it. */
    Optional<InetSocketAddress> listener(int port) {
        return work.flatMap(it -> it.program().listener(it.container(), port));
    }

    /** Does at once what it waits to do again. */
    void hurry() {
        due = System.nanoTime();
    }

    Next step(Resource pod) throws InterruptedException {
        if (isOver) {
            return Next.WHEN_CHANGED;
        }
        if (work.isPresent()) {
            return look(pod, work.get());
        }
        var left = due - System.nanoTime();
        if (left > 0) {
            return Next.in(Duration.ofNanos(left));
        }
        var problem = tools.images().problem(pod, image());
        return problem.isPresent() ? notPulled(pod, problem.get()) : start(pod);
    }

    private String image() {
        return container.path("image").asText();
    }

    private Next notPulled(Resource pod, String problem) {
        var isFirst = !(state instanceof Waiting waiting && PULL_FAILURES.contains(waiting.reason()));
        if (isFirst) {
            failedPulls = 1;
            state = new Waiting("ErrImagePull", problem);
            tools.tell().warning(pod, "Failed", "Failed to pull image \"" + image() + "\": " + problem);
            var missing = tools.images().secrets().missing(pod);
            if (!missing.isEmpty()) {
                tools.tell()
                        .warning(
                                pod,
                                "FailedToRetrieveImagePullSecret",
                                "Unable to retrieve some image pull secrets (" + String.join(", ", missing)
                                        + "); attempting to pull the image may not succeed.");
            }
            return tools.clock().soon();
        }
        state = new Waiting("ImagePullBackOff", "Back-off pulling image \"" + image() + "\": ErrImagePull: " + problem);
        return again(tools.clock().pause(failedPulls++));
    }

    private Next again(Duration pause) {
        due = System.nanoTime() + pause.toNanos();
        return Next.in(pause);
    }

    private Next start(Resource pod) throws InterruptedException {
        if (starts++ > 0) {
            tools.log().restart(pod.namespace(), pod.name(), name());
        }
        state = Running.sinceNow();
        var begun = new Work(
                tools.programs().of(pod, container, isInit),
                new RunningContainer(pod, container, tools.mounts(), tools.log()));
        work = Optional.of(begun);
        return look(pod, begun);
    }

    private Next look(Resource pod, Work at) throws InterruptedException {
        var program = at.program();
        if (program instanceof ToldProgram told
                && told.isOutdated(tools.programs().told(container))) {
            program = tools.programs().of(pod, container, isInit);
            work = Optional.of(new Work(program, at.container()));
        }
        var moment = program.look(at.container());
        if (moment instanceof Program.Runs runs) {
            isReady = runs.isReady();
            return runs.next();
        }
        return ended(pod, ((Program.Ended) moment).exitCode());
    }

    private Next ended(Resource pod, int exitCode) {
        tools.log().finish(pod.namespace(), pod.name(), name());
        work = Optional.empty();
        isReady = false;
        var end = (state instanceof Running running ? running : Running.sinceNow()).ended(exitCode);
        state = end;
        isOver = !restarts.follow(pod, exitCode);
        if (isOver) {
            return Next.WHEN_CHANGED;
        }
        last = Optional.of(end);
        if (starts == 1) {
            return tools.clock().soon();
        }
        return backOff(pod);
    }

    private Next backOff(Resource pod) {
        state = new Waiting("CrashLoopBackOff", restarts.waiting(pod, starts));
        tools.tell().warning(pod, "BackOff", restarts.event(pod));
        return again(tools.clock().pause(starts - 1));
    }
}

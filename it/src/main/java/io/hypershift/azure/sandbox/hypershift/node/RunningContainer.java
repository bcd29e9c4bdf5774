package io.hypershift.azure.sandbox.hypershift.node;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.hypershift.api.PodLog;
import io.hypershift.azure.sandbox.hypershift.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A container that has been started, as its program sees it. */
public final class RunningContainer {
    private final Resource pod;
    private final JsonNode container;
    private final Mounts mounts;
    private final PodLog log;
    private final long started = System.nanoTime();

    RunningContainer(Resource pod, JsonNode container, Mounts mounts, PodLog log) {
        this.pod = pod;
        this.container = container;
        this.mounts = mounts;
        this.log = log;
    }

    public String image() {
        return container.path("image").asText();
    }

    public String name() {
        return container.path("name").asText();
    }

    public List<String> commandLine() {
        return commandLine(container);
    }

    /** What an environment variable states; empty if it is not there, or is filled by the cluster. */
    public String variable(String name) {
        return container
                .path("env")
                .valueStream()
                .filter(it -> name.equals(it.path("name").asText()))
                .map(it -> it.path("value").asText())
                .findFirst()
                .orElse("");
    }

    /** The command and arguments that a container states. */
    static List<String> commandLine(JsonNode container) {
        return Stream.of("command", "args")
                .flatMap(part -> container.path(part).valueStream())
                .map(JsonNode::asText)
                .toList();
    }

    /** The namespace of its pod. */
    public String namespace() {
        return pod.namespace();
    }

    /** The name of its pod. */
    public String pod() {
        return pod.name();
    }

    /** What is mounted at this moment, by the path in the container. */
    public Map<String, String> files() {
        return mounts.files(pod, container);
    }

    /** How long it has been running. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    public void print(String text) {
        log.append(pod.namespace(), pod.name(), name(), text);
    }
}

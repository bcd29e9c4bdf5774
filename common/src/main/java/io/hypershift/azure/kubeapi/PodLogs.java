package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.BytesLimitTerminateTimeTailPrettyLoggable;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.hypershift.azure.manifest.Ref;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** What the containers of pods print. */
public final class PodLogs {
    private final KubernetesClient client;
    private final KubeCall call;

    PodLogs(KubernetesClient client, KubeCall call) {
        this.client = client;
        this.call = call;
    }

    /** Does something with a stream. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(InputStream log) throws IOException;
    }

    /** What the container has printed so far, as a stream: a log may be long. */
    public <T> T read(Ref pod, String container, Reading<T> reading) {
        return read(pod, () -> container(pod, container).getLogInputStream(), reading);
    }

    private <T> T read(Ref pod, Supplier<InputStream> stream, Reading<T> reading) {
        return call.of("read the log of " + pod, () -> {
            try (var log = stream.get()) {
                return reading.from(log);
            } catch (IOException e) {
                throw new KubernetesClientException("the log broke off: " + e.getMessage(), e);
            }
        });
    }

    /** The same, each line with its time. */
    public <T> T readWithTimes(Ref pod, String container, Reading<T> reading) {
        return read(pod, () -> stamped(pod, container).getLogInputStream(), reading);
    }

    /** The same of its run before the present one. */
    public <T> T readPreviousWithTimes(Ref pod, String container, Reading<T> reading) {
        return read(pod, () -> stamped(pod, container).terminated().getLogInputStream(), reading);
    }

    /** The last lines that the container has printed; empty where it has printed nothing. */
    public String tail(Ref pod, String container, int lines) {
        return call.of(
                "read the log of " + pod,
                () -> container(pod, container).tailingLines(lines).getLog().strip());
    }

    /** The same of its run before the present one, which has ended. */
    public String tailOfPrevious(Ref pod, String container, int lines) {
        return call.of(
                "read the log of " + pod,
                () -> container(pod, container)
                        .terminated()
                        .tailingLines(lines)
                        .getLog()
                        .strip());
    }

    private BytesLimitTerminateTimeTailPrettyLoggable stamped(Ref pod, String container) {
        return container(pod, container).usingTimestamps();
    }

    private ContainerResource container(Ref pod, String container) {
        return client.pods().inNamespace(pod.namespace()).withName(pod.name()).inContainer(container);
    }
}

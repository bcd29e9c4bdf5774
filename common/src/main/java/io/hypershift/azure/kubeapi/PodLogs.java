package io.hypershift.azure.kubeapi;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.hypershift.azure.manifest.Ref;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * What the containers of pods print, with one request a log. The client's own calls wait up to five seconds for the pod to be
 * ready first, and the logs that are wanted most are of pods that will not be.
 */
public final class PodLogs {
    private static final String STAMPED = "&timestamps=true";
    private static final String PREVIOUS = "&previous=true";

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

    /**
     * What the container has printed so far, as a stream: a log may be long.
     *
     * @throws UncheckedIOException when the reader fails at something of its own
     */
    public <T> T read(Ref pod, String container, Reading<T> reading) {
        return read(pod, container, "", reading);
    }

    /** The same, each line with its time. */
    public <T> T readWithTimes(Ref pod, String container, Reading<T> reading) {
        return read(pod, container, STAMPED, reading);
    }

    /** The same of its run before the present one. */
    public <T> T readPreviousWithTimes(Ref pod, String container, Reading<T> reading) {
        return read(pod, container, STAMPED + PREVIOUS, reading);
    }

    /** The last lines that the container has printed; empty where it has printed nothing. */
    public String tail(Ref pod, String container, int lines) {
        return read(pod, container, "&tailLines=" + lines, PodLogs::text);
    }

    /** The same of its run before the present one, which has ended. */
    public String tailOfPrevious(Ref pod, String container, int lines) {
        return read(pod, container, PREVIOUS + "&tailLines=" + lines, PodLogs::text);
    }

    private <T> T read(Ref pod, String container, String options, Reading<T> reading) {
        return call.of("read the log of " + pod, () -> {
            var path = "api/v1/namespaces/" + pod.namespace() + "/pods/" + pod.name() + "/log?container=" + container;
            try (var log = open(client.getMasterUrl() + path + options)) {
                return reading.from(log);
            } catch (IOException e) {
                throw new UncheckedIOException(e); // the reader's own: the log's are told as what they are
            }
        });
    }

    /** A log, whose failures are the API server's, and not the reader's. */
    private static final class FromServer extends FilterInputStream {
        FromServer(InputStream log) {
            super(log);
        }

        @Override
        public int read() {
            try {
                return super.read();
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }

        @Override
        public int read(byte[] piece, int from, int length) {
            try {
                return super.read(piece, from, length);
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }

        @Override
        public void close() {
            try {
                super.close();
            } catch (IOException e) {
                throw brokenOff(e);
            }
        }
    }

    private static KubernetesClientException brokenOff(IOException e) {
        return new KubernetesClientException("the log broke off: " + e.getMessage(), e);
    }

    private InputStream open(String uri) {
        var http = client.getHttpClient();
        var request = http.newHttpRequestBuilder()
                .uri(uri)
                .timeout(client.getConfiguration().getRequestTimeout(), TimeUnit.MILLISECONDS)
                .build();
        var answering = http.sendAsync(request, InputStream.class);
        try {
            var answer = answering.get();
            if (!answer.isSuccessful()) {
                throw refusal(request, answer);
            }
            return new FromServer(answer.body());
        } catch (IOException e) {
            throw brokenOff(e);
        } catch (InterruptedException e) {
            answering.cancel(true);
            Thread.currentThread().interrupt();
            throw new KubernetesClientException("interrupted", e);
        } catch (ExecutionException e) {
            throw new KubernetesClientException(String.valueOf(e.getCause()), e);
        }
    }

    private KubernetesClientException refusal(HttpRequest request, HttpResponse<InputStream> answer)
            throws IOException {
        var status = status(answer);
        return new KubernetesClientException(status.getMessage(), null, answer.code(), status, request);
    }

    /** Not every refusal is a server's own: what stands between may answer with anything. */
    private Status status(HttpResponse<InputStream> answer) throws IOException {
        var told = answer.bodyString();
        try {
            Status status = client.getKubernetesSerialization().unmarshal(told, Status.class);
            if (status != null) {
                return status;
            }
        } catch (RuntimeException e) {
            // no status in it
        }
        return new StatusBuilder().withMessage(answer.message()).build();
    }

    private static String text(InputStream log) throws IOException {
        return new String(log.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}

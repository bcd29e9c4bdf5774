package io.hypershift.azure.kubeapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Manifests;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * How to reach an API server.
 *
 * @param kubeconfig a kubeconfig; as a file it is read again when a token expires, as a text it must not name files or programs
 * @param context the context in it; its current one unless given
 */
public record KubeAccess(Source kubeconfig, Optional<String> context, NetworkAccess network) {
    private static final int TIMEOUT_MILLIS = 30_000;

    /** Opens a client. Nothing is sent yet. */
    public KubeApi open() {
        var given = config();
        var config = new ConfigBuilder(given)
                .withRequestTimeout(TIMEOUT_MILLIS)
                .withConnectionTimeout(TIMEOUT_MILLIS)
                .withRequestRetryBackoffLimit(1);
        EllipticClientKey.into(config, given);
        network.httpsProxy().ifPresent(proxy -> config.withHttpsProxy(proxy.toString()));
        config.addToNoProxy("localhost", "127.0.0.1", "::1"); // fabric8 takes no brackets
        var time = new ServerTime();
        var client = new KubernetesClientBuilder()
                .withConfig(config.build())
                .withHttpClientFactory(new Http1Factory())
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("time", time))
                .build();
        return new KubeApi(client, kubeconfig.origin(), time);
    }

    /** What is wrong with the kubeconfig, as far as it can be told without a connection. */
    public List<Problem> validate() {
        try {
            config();
            return List.of();
        } catch (HyperShiftException e) {
            return e.problems();
        }
    }

    private Config config() {
        try {
            var content = kubeconfig.read();
            var tree = tree(content);
            refuseUnknownContext(tree);
            var config = kubeconfig instanceof Source.OfFile file
                    ? Config.fromKubeconfig(context.orElse(null), file.path().toFile())
                    : Config.fromKubeconfig(selfContained(tree));
            ClientCertificate.expired(config, Clock.systemUTC()).ifPresent(end -> {
                throw new HyperShiftException(broken("holds a client certificate that expired on " + end)
                        .remedy("Get a new kubeconfig from the management cluster's administrator."));
            });
            if (config.getMasterUrl() == null || config.getMasterUrl().isBlank()) {
                throw new HyperShiftException(broken("names no server"));
            }
            return config;
        } catch (Source.Unreadable e) {
            throw new HyperShiftException(broken(e.reason()), e);
        } catch (JsonProcessingException | IllegalArgumentException | KubernetesClientException e) {
            throw new HyperShiftException(broken("is no kubeconfig"), e);
        }
    }

    private ObjectNode tree(String content) throws JsonProcessingException {
        var documents = Manifests.parse(content);
        if (documents.size() != 1) {
            throw new HyperShiftException(broken("is no kubeconfig"));
        }
        return documents.get(0).tree();
    }

    private String selfContained(ObjectNode tree) {
        var text = new SelfContainedKubeconfig(tree);
        var refusals = text.refusals();
        if (!refusals.isEmpty()) {
            throw new HyperShiftException(broken(String.join(", ", refusals))
                    .because("It was given as a text, and must not reach the machine that reads it.")
                    .remedy("Put the token, or certificate and key, into the kubeconfig itself"
                            + " (kubectl config view --flatten --minify)."));
        }
        return text.harmless(context);
    }

    private void refuseUnknownContext(ObjectNode tree) {
        var names = StreamSupport.stream(tree.path("contexts").spliterator(), false)
                .map(it -> it.path("name").asText(""))
                .toList();
        context.filter(it -> !names.contains(it)).ifPresent(it -> {
            throw new HyperShiftException(Problem.of(
                            "kubeconfig",
                            "{}: {} has no context \"{}\"",
                            Parameter.MANAGEMENT_CONTEXT,
                            kubeconfig.origin(),
                            it)
                    .remedy("It has: {}", names.isEmpty() ? "none" : String.join(", ", names)));
        });
    }

    private Problem broken(String reason) {
        return Problem.of("kubeconfig", "{}: {} {}", Parameter.MANAGEMENT_KUBECONFIG_FILE, kubeconfig.origin(), reason);
    }

    /** HTTP/1.1, so that what is tested is what runs. */
    private static final class Http1Factory extends JdkHttpClientFactory {
        @Override
        protected void additionalConfig(HttpClient.Builder builder) {
            builder.version(HttpClient.Version.HTTP_1_1);
        }
    }
}

package io.hypershift.azure.kubeapi;

import static io.hypershift.azure.failure.Parameter.CA_BUNDLE_FILE;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_SERVER;
import static io.hypershift.azure.failure.Parameter.MANAGEMENT_TOKEN_FILE;

import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Kubeconfigs for who has none but a server and a token, such as a pod with its service account. */
public final class TokenAccess {
    /** Where a pod finds its service account's token (Kubernetes: "Accessing the Kubernetes API from a Pod"). */
    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    private TokenAccess() {}

    /**
     * A kubeconfig for a server and a token; none where something is wrong with them, which is then told.
     *
     * @param caBundle certificates in PEM to trust the server by; the JVM's own where it is none
     */
    public static Source kubeconfig(String server, Source token, Source caBundle, Checks checks) {
        checks.holds(
                MANAGEMENT_SERVER,
                server,
                TokenAccess::isServer,
                "it must be a URL such as https://api.example.com:6443");
        var secret = checks.content(MANAGEMENT_TOKEN_FILE, token).map(String::strip);
        var trusted = caBundle.isGiven() ? checks.content(CA_BUNDLE_FILE, caBundle) : Optional.<String>empty();
        return secret.isPresent() && isServer(server)
                ? kubeconfig(server, secret.get(), trusted, server + " with the token of " + token.origin())
                : Source.none();
    }

    /** The kubeconfig of the service account that this process runs as; empty where it is in no pod. */
    public static Optional<Source> inCluster() {
        return inCluster(System.getenv(), SERVICE_ACCOUNT);
    }

    static Optional<Source> inCluster(Map<String, String> environment, Path directory) {
        var host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        var port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        var token = directory.resolve("token");
        var ca = directory.resolve("ca.crt");
        if (host.isEmpty() || !Files.isReadable(token) || !Files.isReadable(ca)) {
            return Optional.empty();
        }
        try {
            return Optional.of(kubeconfig(
                    "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port,
                    Source.file(token).read().strip(),
                    Optional.of(Source.file(ca).read()),
                    "the service account of this pod"));
        } catch (Source.Unreadable e) {
            return Optional.empty();
        }
    }

    private static Source kubeconfig(String server, String token, Optional<String> caBundle, String origin) {
        var cluster = Json.object().put("server", server);
        caBundle.ifPresent(it -> cluster.put(
                "certificate-authority-data", Base64.getEncoder().encodeToString(it.getBytes(StandardCharsets.UTF_8))));
        var tree = Json.object().put("apiVersion", "v1").put("kind", "Config").put("current-context", "it");
        tree.putArray("clusters").addObject().put("name", "it").set("cluster", cluster);
        tree.putArray("users").addObject().put("name", "it").putObject("user").put("token", token);
        tree.putArray("contexts")
                .addObject()
                .put("name", "it")
                .putObject("context")
                .put("cluster", "it")
                .put("user", "it");
        return Source.text(Json.pretty(tree), origin);
    }

    private static boolean isServer(String text) {
        try {
            var uri = URI.create(text);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}

package io.hypershift.azure.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A client that knows of a sandbox what its properties, or those of one of its doors, tell. */
final class DoorClient {
    static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    private static final String ARM = "https://management.azure.com/subscriptions/" + InitialState.SUBSCRIPTION;
    private static final String LOGIN =
            "https://login.microsoftonline.com/" + InitialState.TENANT + "/oauth2/v2.0/token";

    private final Map<String, String> properties;
    private final Config cluster;
    private final HttpClient azure;
    private final HttpClient management;

    DoorClient(Sandbox sandbox, Map<String, String> properties) throws IOException {
        this.properties = properties;
        this.cluster = Config.fromKubeconfig(Files.readString(file("hypershift.managementKubeconfigFile")));
        var proxy = URI.create(properties.getOrDefault("hypershift.httpsProxy", ""));
        this.azure = client(sandbox)
                .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                .build();
        this.management = client(sandbox).build();
    }

    /** The status of creating a ConfigMap; fails when the connection does. */
    CompletableFuture<Integer> createConfigMap(String name) {
        var body = BodyPublishers.ofString("{\"metadata\":{\"name\":\"%s\"}}".formatted(name));
        return status(management, kubernetes(CONFIG_MAPS).POST(body));
    }

    CompletableFuture<Integer> readConfigMap(String name) {
        return status(management, kubernetes(CONFIG_MAPS + "/" + name));
    }

    /** The events of a watch of ConfigMaps, those that are there first. */
    Stream<String> watchConfigMaps() {
        return management
                .sendAsync(kubernetes(CONFIG_MAPS + "?watch=true").build(), BodyHandlers.ofLines())
                .join()
                .body();
    }

    /** Signs in as the sandbox's first principal. */
    String azureToken() throws IOException {
        var json = new ObjectMapper();
        var secret = json.readTree(file("hypershift.azureCredentialsFile").toFile())
                .path("clientSecret")
                .asText();
        var form = "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
                .formatted(InitialState.CLIENT, encoded(secret), encoded("https://management.azure.com/.default"));
        var request = HttpRequest.newBuilder(URI.create(LOGIN))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        var answer = azure.sendAsync(request.build(), BodyHandlers.ofString()).join();
        return json.readTree(answer.body()).path("access_token").asText();
    }

    CompletableFuture<Integer> createGroup(String name, String token) {
        return status(
                azure,
                group(name, token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"location\":\"eastus\"}")));
    }

    CompletableFuture<Integer> readGroup(String name, String token) {
        return status(azure, group(name, token));
    }

    private HttpRequest.Builder kubernetes(String path) {
        var url = cluster.getMasterUrl().replaceAll("/$", "") + path;
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + cluster.getAutoOAuthToken());
    }

    private static HttpClient.Builder client(Sandbox sandbox) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(sandbox.certificateAuthority().clientContext());
    }

    private static HttpRequest.Builder group(String name, String token) {
        return HttpRequest.newBuilder(URI.create(ARM + "/resourceGroups/" + name + "?api-version=2025-04-01"))
                .header("Authorization", "Bearer " + token);
    }

    private static CompletableFuture<Integer> status(HttpClient http, HttpRequest.Builder request) {
        return http.sendAsync(request.build(), BodyHandlers.discarding()).thenApply(answer -> answer.statusCode());
    }

    private Path file(String property) {
        return Path.of(properties.getOrDefault(property, ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.hypershift.azure.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What an administrator sees of Azure with nothing but HTTP. */
final class AzureView {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final JsonNode credentials;

    AzureView(SandboxProcess sandbox) {
        var proxy = URI.create(sandbox.property("hypershift.httpsProxy"));
        try {
            this.credentials = JSON.readTree(sandbox.read("azure-credentials.json"));
            this.http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(ProxySelector.of(new InetSocketAddress(proxy.getHost(), proxy.getPort())))
                    .sslContext(trust(sandbox))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of all resource groups, role assignments and record sets of public zones. */
    List<String> ids() {
        var subscription =
                "/subscriptions/" + credentials.path("subscriptionId").asText();
        var ids = new ArrayList<String>();
        ids.addAll(list(subscription + "/resourcegroups?api-version=2021-04-01"));
        ids.addAll(list(subscription + "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01"));
        for (var zone : list(subscription + "/providers/Microsoft.Network/dnszones?api-version=2018-05-01")) {
            ids.addAll(list(zone + "/recordsets?api-version=2018-05-01"));
        }
        return ids;
    }

    private List<String> list(String path) {
        var request = HttpRequest.newBuilder(URI.create("https://management.azure.com" + path))
                .header("Authorization", "Bearer " + token())
                .build();
        var ids = new ArrayList<String>();
        send(request).path("value").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private String token() {
        var form = "grant_type=client_credentials&scope=https%3A%2F%2Fmanagement.azure.com%2F.default&client_id="
                + credentials.path("clientId").asText() + "&client_secret="
                + credentials.path("clientSecret").asText();
        var request = HttpRequest.newBuilder(URI.create("https://login.microsoftonline.com/"
                        + credentials.path("tenantId").asText() + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return send(request).path("access_token").asText();
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trust(SandboxProcess sandbox) throws IOException {
        try (InputStream pem = Files.newInputStream(sandbox.file("ca.pem"))) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}

package io.hypershift.azure.sandbox.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.ProxyOptions;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.models.AzureCloud;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.dns.DnsZoneManager;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.privatedns.PrivateDnsZoneManager;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Supplier;

/** Microsoft's own Java clients, told of nothing but the proxy and the CA. */
final class AzureClients {
    private final HttpClient http;
    private final JsonNode account;
    private final TokenCredential credential;

    private AzureClients(HttpClient http, JsonNode account, TokenCredential credential) {
        this.http = http;
        this.account = account;
        this.credential = credential;
    }

    /** Signed in with the credentials file that the sandbox leaves. */
    static AzureClients of(Sandbox sandbox) {
        var account = read(sandbox);
        return withSecret(
                sandbox,
                account.path("clientId").asText(),
                account.path("clientSecret").asText());
    }

    static AzureClients withSecret(Sandbox sandbox, String clientId, String secret) {
        var http = http(sandbox);
        var account = read(sandbox);
        var credential = new ClientSecretCredentialBuilder()
                .tenantId(account.path("tenantId").asText())
                .clientId(clientId)
                .clientSecret(secret)
                .httpClient(http)
                .build();
        return new AzureClients(http, account, credential);
    }

    /** Signed in by workload identity federation. */
    static AzureClients withAssertion(Sandbox sandbox, String clientId, Supplier<String> assertion) {
        var http = http(sandbox);
        var account = read(sandbox);
        var credential = new ClientAssertionCredentialBuilder()
                .tenantId(account.path("tenantId").asText())
                .clientId(clientId)
                .clientAssertion(assertion)
                .httpClient(http)
                .build();
        return new AzureClients(http, account, credential);
    }

    private static JsonNode read(Sandbox sandbox) {
        try {
            return new ObjectMapper()
                    .readTree(sandbox.directory()
                            .resolve("azure-credentials.json")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpClient http(Sandbox sandbox) {
        var proxy =
                new InetSocketAddress(sandbox.proxy().getHost(), sandbox.proxy().getPort());
        return new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder()
                        .version(java.net.http.HttpClient.Version.HTTP_1_1)
                        .sslContext(sandbox.certificateAuthority().clientContext()))
                .proxy(new ProxyOptions(ProxyOptions.Type.HTTP, proxy))
                .build();
    }

    private AzureProfile profile() {
        return new AzureProfile(
                account.path("tenantId").asText(),
                account.path("subscriptionId").asText(),
                AzureCloud.AZURE_PUBLIC_CLOUD);
    }

    TokenCredential credential() {
        return credential;
    }

    HttpClient httpClient() {
        return http;
    }

    ResourceManager resources() {
        return ResourceManager.configure()
                .withHttpClient(http)
                .withRetryOptions(quick())
                .authenticate(credential, profile())
                .withSubscription(account.path("subscriptionId").asText());
    }

    MsiManager identities() {
        return MsiManager.configure()
                .withHttpClient(http)
                .withRetryOptions(quick())
                .authenticate(credential, profile());
    }

    AuthorizationManager authorization() {
        return AuthorizationManager.configure()
                .withHttpClient(http)
                .withRetryOptions(quick())
                .authenticate(credential, profile());
    }

    StorageManager storage() {
        return StorageManager.configure()
                .withHttpClient(http)
                .withRetryOptions(quick())
                .authenticate(credential, profile());
    }

    DnsZoneManager dns() {
        return DnsZoneManager.configure()
                .withHttpClient(http)
                .withRetryOptions(quick())
                .authenticate(credential, profile());
    }

    PrivateDnsZoneManager privateDns() {
        return PrivateDnsZoneManager.configure()
                .withHttpClient(http)
                .withRetryOptions(quick())
                .authenticate(credential, profile());
    }

    NetworkManager network() {
        return NetworkManager.configure()
                .withHttpClient(http)
                .withRetryOptions(quick())
                .authenticate(credential, profile());
    }

    BlobServiceClientBuilder blobs(String storageAccount) {
        return new BlobServiceClientBuilder()
                .endpoint("https://" + storageAccount + ".blob.core.windows.net")
                .httpClient(http);
    }

    BlobServiceClientBuilder blobs(String storageAccount, String key) {
        return blobs(storageAccount).credential(new StorageSharedKeyCredential(storageAccount, key));
    }

    private static RetryOptions quick() {
        return new RetryOptions(new FixedDelayOptions(2, Duration.ofMillis(10)));
    }
}

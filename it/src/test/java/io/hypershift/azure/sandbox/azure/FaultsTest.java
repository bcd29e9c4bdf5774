package io.hypershift.azure.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Latency;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.azure.fault.Fault;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure on its bad days. */
class FaultsTest {
    private static final String GROUP = RawClient.SUBSCRIPTION + "/resourceGroups/faulty?api-version=2025-04-01";
    private static final String BODY = "{\"location\":\"eastus\"}";

    @TempDir
    Path directory;

    @Test
    void a_throttled_sdk_waits_and_repeats() {
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory))) {
            sandbox.azure()
                    .faults()
                    .add(Fault.on("PUT", "/resourcegroups/faulty$").throttled(1));
            AzureClients.of(sandbox)
                    .resources()
                    .resourceGroups()
                    .define("faulty")
                    .withRegion("eastus")
                    .create();
            assertThat(sandbox.azure().exchanges().all())
                    .extracting(it -> it.status())
                    .contains(429, 201);
            assertThat(sandbox.azure().faults().pending()).isEmpty();
        }
    }

    @Test
    void a_connection_dropped_after_the_write_leaves_it_written() {
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory))) {
            var client = new RawClient(sandbox);
            var token = client.token("https://management.azure.com/.default");
            // the JDK's client repeats a request once by itself when the connection was an old one
            sandbox.azure().faults().add(Fault.on("PUT", "faulty").times(2).droppedAfter());
            assertThatThrownBy(() -> client.arm("PUT", GROUP, BODY, token)).isInstanceOf(UncheckedIOException.class);
            sandbox.azure().faults().clear();
            assertThat(client.arm("PUT", GROUP, BODY, token).status()).isEqualTo(200);
        }
    }

    @Test
    void a_policy_denies_in_its_own_name_and_over_http_faults_are_told_too() {
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory))) {
            var client = new RawClient(sandbox);
            var http = HttpClient.newHttpClient();
            var request = HttpRequest.newBuilder(sandbox.proxy().resolve("/sandbox/faults"))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"method\":\"PUT\",\"path\":\"faulty\",\"policy\":\"no-groups\"}"))
                    .build();
            assertThat(http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                            .join()
                            .statusCode())
                    .isEqualTo(200);
            var answer = client.arm("PUT", GROUP, BODY);
            assertThat(answer.code()).isEqualTo("RequestDisallowedByPolicy");
            assertThat(answer.body().toString()).contains("no-groups");
        }
    }

    @Test
    void long_operations_are_polled_to_their_end() {
        var settings = AzureSettings.of(Latency.NONE).asynchronous();
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory).with(settings))) {
            var azure = AzureClients.of(sandbox);
            new Issuer("polled").createStorage(azure, "polled");
            var security = azure.network()
                    .networkSecurityGroups()
                    .define("nsg")
                    .withRegion("eastus")
                    .withExistingResourceGroup("polled")
                    .create();
            assertThat(security.innerModel().provisioningState()).hasToString("Succeeded");
            azure.resources().resourceGroups().deleteByName("polled");
            assertThat(sandbox.azure().resources())
                    .noneMatch(it -> it.id().key().contains("polled"));
        }
        ArmContract.find()
                .ifPresent(contract -> assertThat(contract.check(directory.resolve("exchanges.jsonl"))
                                .violations())
                        .isEmpty());
    }

    @Test
    void a_new_principal_is_not_known_everywhere_at_once() {
        var settings = AzureSettings.of(Latency.NONE).replicatingPrincipalsFor(Duration.ofMinutes(5));
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory).with(settings))) {
            var azure = AzureClients.of(sandbox);
            var identity = azure.identities()
                    .identities()
                    .define("new")
                    .withRegion("eastus")
                    .withExistingResourceGroup("os4-common")
                    .create();
            var client = new RawClient(sandbox);
            var body =
                    "{\"properties\":{\"principalId\":\"%s\",\"roleDefinitionId\":\"/x/acdd72a7-3385-48ef-bd42-f606fba81ae7\"%s}}";
            var name = RawClient.SUBSCRIPTION
                    + "/resourceGroups/os4-common/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-000000000001?api-version=2022-04-01";
            assertThat(client.arm("PUT", name, body.formatted(identity.principalId(), ""))
                            .code())
                    .isEqualTo("PrincipalNotFound");
            assertThat(client.arm(
                                    "PUT",
                                    name,
                                    body.formatted(identity.principalId(), ",\"principalType\":\"ServicePrincipal\""))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void identities_are_throttled_as_their_provider_does() {
        var settings = AzureSettings.of(Latency.NONE).throttled();
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory).with(settings))) {
            var identities =
                    AzureClients.of(sandbox).identities().serviceClient().getUserAssignedIdentities();
            var inner = new IdentityInner().withLocation("eastus");
            identities.createOrUpdate("os4-common", "one", inner);
            var client = new RawClient(sandbox);
            var again = client.arm(
                    "PUT",
                    RawClient.SUBSCRIPTION
                            + "/resourceGroups/os4-common/providers/Microsoft.ManagedIdentity/userAssignedIdentities/one?api-version=2024-11-30",
                    BODY);
            assertThat(again.status()).isEqualTo(429);
            assertThat(again.headers()).containsKey("retry-after");
        }
    }

    @Test
    void no_secret_is_written_down() throws Exception {
        try (var sandbox = Sandbox.start(SandboxOptions.in(directory))) {
            var azure = AzureClients.of(sandbox);
            new Issuer("secretless").createStorage(azure, "secretless");
            var key = azure.storage()
                    .serviceClient()
                    .getStorageAccounts()
                    .listKeys("secretless", "secretless")
                    .keys()
                    .get(0)
                    .value();
            assertThatThrownBy(() -> AzureClients.withSecret(
                                    sandbox, "33333333-3333-3333-3333-333333333333", "a-wrong-secret")
                            .resources()
                            .resourceGroups()
                            .getByName("x"))
                    .isNotInstanceOf(ManagementException.class);
            var secret = new ObjectMapper()
                    .readTree(directory.resolve("azure-credentials.json").toFile())
                    .path("clientSecret")
                    .asText();
            assertThat(directory.resolve("exchanges.jsonl"))
                    .content()
                    .contains("<redacted>")
                    .doesNotContain(key, secret, "a-wrong-secret", "Bearer ey");
        }
    }
}

package io.hypershift.azure.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.azure.RawClient.Answer;
import io.hypershift.azure.sandbox.azure.entra.Password;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Azure refuses, and with which code. */
class RulesTest {
    private static final String IDENTITIES = "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    @TempDir
    static Path directory;

    static Sandbox sandbox;
    static RawClient client;
    static String token;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        client = new RawClient(sandbox);
        token = client.token("https://management.azure.com/.default");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void a_request_without_a_token_is_told_where_to_sign_in() {
        var answer =
                client.send("GET", "https://management.azure.com/subscriptions?api-version=2022-12-01", "", Map.of());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers()).containsKey("www-authenticate");
    }

    @Test
    void a_wrong_secret_tenant_or_application_is_named_by_its_code() {
        assertThat(signIn("22222222-2222-2222-2222-222222222222", "33333333-3333-3333-3333-333333333333"))
                .isEqualTo(7000215);
        assertThat(signIn(
                        "22222222-2222-2222-2222-222222222222",
                        UUID.randomUUID().toString()))
                .isEqualTo(700016);
        assertThat(signIn(UUID.randomUUID().toString(), "33333333-3333-3333-3333-333333333333"))
                .isEqualTo(90002);
    }

    private static int signIn(String tenant, String clientId) {
        var form = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                clientId,
                "client_secret",
                "wrong",
                "scope",
                "https://management.azure.com/.default");
        return client.token(tenant, form).body().at("/error_codes/0").asInt();
    }

    @Test
    void a_host_that_is_not_in_the_sandbox_is_refused_with_a_reason() {
        assertThatThrownBy(() -> client.send("GET", "https://docker.io/v2/", "", Map.of()))
                .hasMessageContaining("403");
    }

    @Test
    void two_credential_writes_at_a_time_under_one_identity_are_one_too_many() throws Exception {
        var identity = identity("concurrent");
        var threads = Executors.newFixedThreadPool(8);
        var codes = new HashSet<String>();
        for (int round = 0; round < 50 && codes.size() < 2; round++) { // a busy machine lets them come one by one
            for (var answer : threads.invokeAll(writes(identity, round))) {
                codes.add(answer.get().code());
            }
        }
        threads.shutdown();
        assertThat(codes).contains("ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity", "");
    }

    private static List<Callable<Answer>> writes(String identity, int round) {
        return IntStream.range(0, 8)
                .mapToObj(it -> "credential-" + it)
                .<Callable<Answer>>map(name -> () ->
                        put(identity + "/federatedIdentityCredentials/" + name, credential("issuer-" + round, name)))
                .toList();
    }

    @Test
    void credentials_are_checked() {
        var identity = identity("checked");
        var credentials = identity + "/federatedIdentityCredentials/";
        assertThat(put(credentials + "first", credential("a", "b")).status()).isEqualTo(201);
        assertThat(put(credentials + "first", credential("a", "c")).status()).isEqualTo(200);
        assertThat(put(credentials + "second", credential("a", "c"))
                        .body()
                        .at("/error/message")
                        .asText())
                .isEqualTo("Issuer and subject combination already exists for this Managed Identity.");
        assertThat(put(credentials + "x", credential("a", "d")).status()).isEqualTo(400);
        assertThat(put(credentials + "third", credential("", "d")).status()).isEqualTo(400);
        assertThat(put(identity + "-missing/federatedIdentityCredentials/one", credential("a", "b"))
                        .code())
                .isEqualTo("ParentResourceNotFound");
        for (int i = 1; i < 20; i++) {
            assertThat(put(credentials + "many-" + i, credential("many", "s" + i))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(put(credentials + "many-20", credential("many", "s20")).status())
                .isEqualTo(400);
    }

    @Test
    void a_role_is_given_once_and_only_to_somebody_known() {
        var scope = group("roles");
        var principal = UUID.randomUUID().toString();
        assertThat(assign(scope, UUID.randomUUID().toString(), principal, "").code())
                .isEqualTo("PrincipalNotFound");
        var name = UUID.randomUUID().toString();
        var typed = ",\"principalType\":\"ServicePrincipal\"";
        assertThat(assign(scope, name, principal, typed).status()).isEqualTo(201);
        assertThat(assign(scope, name, principal, typed).status()).isEqualTo(201);
        assertThat(assign(scope, UUID.randomUUID().toString(), principal, typed).code())
                .isEqualTo("RoleAssignmentExists");
        assertThat(client.arm("DELETE", scope + assignment(name), "", token).status())
                .isEqualTo(200);
        assertThat(client.arm("DELETE", scope + assignment(name), "", token).status())
                .isEqualTo(204);
    }

    @Test
    void a_reader_may_not_write() {
        var identity = identity("reader");
        var stored = client.arm("GET", identity + "?api-version=2024-11-30", "", token)
                .body()
                .path("properties");
        var scope = group("read-only");
        assign(scope, UUID.randomUUID().toString(), stored.path("principalId").asText(), "");
        var own = sandbox.azure()
                .directory()
                .principal(stored.path("principalId").asText())
                .orElseThrow();
        sandbox.azure()
                .directory()
                .add(new Password(own.id(), "key", "key", "reader-secret", Instant.now(), Instant.MAX));
        var readers = client.token(
                        "22222222-2222-2222-2222-222222222222",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                own.appId(),
                                "client_secret",
                                "reader-secret",
                                "scope",
                                "https://management.azure.com/.default"))
                .body()
                .path("access_token")
                .asText();
        assertThat(client.arm("GET", scope + "?api-version=2025-04-01", "", readers)
                        .status())
                .isEqualTo(200);
        var refused = client.arm(
                "PUT", scope + IDENTITIES + "x?api-version=2024-11-30", "{\"location\":\"eastus\"}", readers);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().at("/error/message").asText())
                .contains(
                        "does not have authorization to perform action 'Microsoft.ManagedIdentity/userAssignedIdentities/write'");
    }

    @Test
    void a_lock_keeps_what_lies_below_it() {
        var scope = group("locked");
        var lock = scope + "/providers/Microsoft.Authorization/locks/keep?api-version=2017-04-01";
        assertThat(client.arm("PUT", lock, "{\"properties\":{\"level\":\"CanNotDelete\"}}", token)
                        .status())
                .isEqualTo(201);
        assertThat(client.arm("DELETE", scope + "?api-version=2025-04-01", "", token)
                        .code())
                .isEqualTo("ScopeLocked");
        assertThat(client.arm("DELETE", lock, "", token).status()).isEqualTo(200);
        assertThat(client.arm("DELETE", scope + "?api-version=2025-04-01", "", token)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_unregistered_provider_must_be_registered_first() {
        var scope = group("unregistered");
        sandbox.azure().providers().unregister("Microsoft.Example");
        var thing = scope + "/providers/Microsoft.Example/things/one?api-version=2024-01-01";
        assertThat(client.arm("PUT", thing, "{\"location\":\"eastus\"}", token).code())
                .isEqualTo("MissingSubscriptionRegistration");
        client.arm(
                "POST",
                RawClient.SUBSCRIPTION + "/providers/Microsoft.Example/register?api-version=2025-04-01",
                "",
                token);
        assertThat(client.arm("PUT", thing, "{\"location\":\"eastus\"}", token).status())
                .isEqualTo(201);
    }

    private static String group(String name) {
        var id = RawClient.SUBSCRIPTION + "/resourceGroups/" + name;
        client.arm("PUT", id + "?api-version=2025-04-01", "{\"location\":\"eastus\"}", token);
        return id;
    }

    private static String identity(String name) {
        var id = group("rg-" + name) + IDENTITIES + name;
        put(id, "{\"location\":\"eastus\"}");
        return id;
    }

    private static Answer put(String id, String body) {
        return client.arm("PUT", id + "?api-version=2024-11-30", body, token);
    }

    private static String credential(String issuer, String subject) {
        return "{\"properties\":{\"issuer\":\"%s\",\"subject\":\"%s\",\"audiences\":[\"openshift\"]}}"
                .formatted(issuer, subject);
    }

    private static Answer assign(String scope, String name, String principal, String more) {
        var body =
                "{\"properties\":{\"principalId\":\"%s\",\"roleDefinitionId\":\"%s/providers/Microsoft.Authorization/roleDefinitions/%s\"%s}}"
                        .formatted(principal, RawClient.SUBSCRIPTION, READER, more);
        return client.arm("PUT", scope + assignment(name), body, token);
    }

    private static String assignment(String name) {
        return "/providers/Microsoft.Authorization/roleAssignments/" + name + "?api-version=2022-04-01";
    }
}

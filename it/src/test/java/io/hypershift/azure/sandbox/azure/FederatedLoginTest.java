package io.hypershift.azure.sandbox.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenRequestContext;
import com.azure.resourcemanager.msi.fluent.models.FederatedIdentityCredentialInner;
import com.azure.resourcemanager.msi.models.Identity;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workload identity federation, from the token of a service account to one of Azure's. */
class FederatedLoginTest {
    private static final String TENANT = "22222222-2222-2222-2222-222222222222";
    private static final String APPLICATIONS = "https://graph.microsoft.com/v1.0/applications";
    private static final String SUBJECT = "system:serviceaccount:kube-system:capi-provider";

    @TempDir
    Path directory;

    private final Issuer issuer = new Issuer("federation");

    private Sandbox sandbox;
    private AzureClients azure;
    private Identity identity;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        azure = AzureClients.of(sandbox);
        issuer.createStorage(azure, "issuer");
        issuer.publish(sandbox, azure);
        identity = azure.identities()
                .identities()
                .define("capz")
                .withRegion("eastus")
                .withExistingResourceGroup("issuer")
                .create();
        azure.identities()
                .serviceClient()
                .getFederatedIdentityCredentials()
                .createOrUpdate(
                        "issuer",
                        "capz",
                        "capz-fed-id",
                        new FederatedIdentityCredentialInner()
                                .withIssuer(issuer.url())
                                .withSubject(SUBJECT)
                                .withAudiences(List.of("openshift")));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void the_sdk_signs_in_with_a_service_accounts_token() {
        var client = AzureClients.withAssertion(sandbox, identity.clientId(), () -> issuer.token(SUBJECT, "openshift"));
        var token = client.credential()
                .getTokenSync(new TokenRequestContext().addScopes("https://management.azure.com/.default"));
        assertThat(token.getToken()).isNotEmpty();
        var answer = new RawClient(sandbox)
                .arm("GET", RawClient.SUBSCRIPTION + "?api-version=2022-12-01", "", token.getToken());
        assertThat(answer.code()).isEqualTo("AuthorizationFailed");
    }

    @Test
    void another_issuer_subject_or_audience_is_refused() {
        assertRefused(issuer.token("system:serviceaccount:a:b", "openshift"), 700213);
        assertRefused(issuer.token(SUBJECT, "api://AzureADTokenExchange"), 700212);
        var foreign = Map.of("iss", "https://elsewhere.example.com", "sub", SUBJECT, "aud", "openshift");
        assertRefused(issuer.token(foreign, Issuer.KEY_ID, Instant.now().plusSeconds(600)), 700211);
    }

    @Test
    void an_identity_without_credentials_matches_nothing() {
        azure.identities().serviceClient().getFederatedIdentityCredentials().delete("issuer", "capz", "capz-fed-id");
        assertRefused(issuer.token(SUBJECT, "openshift"), 70021);
    }

    @Test
    void an_issuer_without_documents_is_no_issuer() {
        var key = sandbox.azure().accounts().keys("federation").get(0).value();
        azure.blobs("federation", key)
                .buildClient()
                .getBlobContainerClient("oidc")
                .getBlobClient("openid/v1/jwks")
                .delete();
        assertRefused(issuer.token(SUBJECT, "openshift"), 50166);
    }

    @Test
    void a_key_that_is_not_published_signs_nothing() {
        issuer.publish(sandbox, azure, Issuer.newKey());
        assertRefused(issuer.token(SUBJECT, "openshift"), 700027);
    }

    @Test
    void an_unknown_key_id_is_refused() {
        var claims = Map.of("sub", SUBJECT, "aud", "openshift");
        assertRefused(issuer.token(claims, "other-key", Instant.now().plusSeconds(600)), 700027);
    }

    @Test
    void an_expired_token_is_refused() {
        var claims = Map.of("sub", SUBJECT, "aud", "openshift");
        assertRefused(issuer.token(claims, Issuer.KEY_ID, Instant.now().minusSeconds(1)), 700024);
    }

    @Test
    void what_is_no_token_is_refused() {
        assertRefused("not-a-token", 50027);
    }

    @Test
    void an_application_trusts_the_tokens_that_its_credentials_in_graph_name() {
        var raw = new RawClient(sandbox);
        var application = raw.send("POST", APPLICATIONS, "{\"displayName\": \"keyless\"}", graph(raw))
                .body();
        var appId = application.path("appId").asText();
        raw.send(
                "POST",
                "https://graph.microsoft.com/v1.0/servicePrincipals",
                "{\"appId\": \"" + appId + "\"}",
                graph(raw));
        var credentials = APPLICATIONS + "/" + application.path("id").asText() + "/federatedIdentityCredentials";
        var credential =
                "{\"name\": \"ci\", \"issuer\": \"%s\", \"subject\": \"%s\", \"audiences\": [\"api://AzureADTokenExchange\"]}"
                        .formatted(issuer.url(), SUBJECT);
        assertThat(raw.send("POST", credentials, credential, graph(raw)).status())
                .isEqualTo(201);
        assertThat(raw.send("POST", credentials, credential, graph(raw)).status())
                .isEqualTo(409);

        var token = issuer.token(SUBJECT, "api://AzureADTokenExchange");
        assertThat(login(appId, token).status()).isEqualTo(200);
        assertThat(raw.send("DELETE", credentials + "/ci", "", graph(raw)).status())
                .isEqualTo(204);
        assertThat(login(appId, token).body().at("/error_codes/0").asInt()).isEqualTo(70021);
    }

    private static Map<String, String> graph(RawClient raw) {
        return Map.of("Authorization", "Bearer " + raw.token("https://graph.microsoft.com/.default"));
    }

    private void assertRefused(String assertion, int number) {
        var answer = login(identity.clientId(), assertion);
        assertThat(answer.status()).isBetween(400, 401);
        assertThat(answer.body().path("error_description").asText()).startsWith("AADSTS" + number + ":");
        assertThat(answer.body().at("/error_codes/0").asInt()).isEqualTo(number);
    }

    private RawClient.Answer login(String clientId, String assertion) {
        return new RawClient(sandbox)
                .token(
                        TENANT,
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", clientId,
                                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                                "client_assertion", assertion,
                                "scope", "https://management.azure.com/.default"));
    }
}

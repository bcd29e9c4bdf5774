package io.hypershift.azure.maven;

import static io.hypershift.azure.input.AzureCloud.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.AzureSignIn.WithSecret;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsProblem;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AzureLoginTest {
    private static final String S = "11111111-1111-1111-1111-111111111111";
    private static final String T = "22222222-2222-2222-2222-222222222222";
    private static final String C = "33333333-3333-3333-3333-333333333333";
    private static final Map<String, String> IDS =
            Map.of("AZURE_SUBSCRIPTION_ID", S, "AZURE_TENANT_ID", T, "AZURE_CLIENT_ID", C);
    private static final AzureCli NOT_INSTALLED = () -> {
        throw new AzureCli.Unavailable("is not installed");
    };

    private final Settings settings = new Settings();
    private final Inputs inputs = new Inputs();

    @Test
    void a_file_counts_before_everything_else() {
        assertThat(login(with("AZURE_CLIENT_SECRET")).find(new File("creds.json"), "ci-azure", PUBLIC, inputs))
                .isEqualTo(new WithSecret(PUBLIC, Source.file(new File("creds.json"))));
    }

    @Test
    void a_server_counts_before_the_environment_and_gives_all_its_values_decrypted() throws Exception {
        settings.addServer(server("{c}", "{secret}"));
        var source = credentials(login(with("AZURE_CLIENT_SECRET")).find(null, "ci-azure", PUBLIC, inputs));
        assertThat(source.origin()).isEqualTo("server ci-azure of settings.xml");
        assertThat(source.read())
                .isEqualTo(
                        "{\"subscriptionId\":\"s\",\"tenantId\":\"t\",\"clientId\":\"c\",\"clientSecret\":\"secret\"}");
    }

    @Test
    void an_unknown_server_is_a_problem() {
        login(Map.of()).find(null, "ci-azure", PUBLIC, inputs);
        assertThat(problem()).isEqualTo("-Dhypershift.azureServerId: settings.xml has no server ci-azure");
    }

    @Test
    void a_value_that_cannot_be_decrypted_is_a_problem_that_does_not_quote_it() {
        settings.addServer(server("c", "{broken}"));
        login(Map.of()).find(null, "ci-azure", PUBLIC, inputs);
        assertThat(problem())
                .startsWith("server ci-azure of settings.xml: a value cannot be decrypted: no master password")
                .doesNotContain("broken");
    }

    @Test
    void in_the_environment_a_secret_counts_before_a_token_in_a_file_and_that_before_a_token_itself() throws Exception {
        var secret = credentials(environment("AZURE_CLIENT_SECRET", "AZURE_FEDERATED_TOKEN_FILE"));
        assertThat(secret.origin()).isEqualTo("environment AZURE_CLIENT_SECRET");
        assertThat(secret.read()).contains("\"clientSecret\":\"of AZURE_CLIENT_SECRET\"");
        assertThat(environment("AZURE_FEDERATED_TOKEN_FILE", "AZURE_FEDERATED_TOKEN"))
                .isEqualTo(token(
                        Source.file(Path.of("of AZURE_FEDERATED_TOKEN_FILE")),
                        "environment AZURE_FEDERATED_TOKEN_FILE"));
        assertThat(environment("AZURE_FEDERATED_TOKEN"))
                .isEqualTo(token(
                        Source.text("of AZURE_FEDERATED_TOKEN", "environment AZURE_FEDERATED_TOKEN"),
                        "environment AZURE_FEDERATED_TOKEN"));
    }

    @Test
    void the_environment_counts_before_the_azure_cli_which_is_not_even_asked() {
        var login = login(with("AZURE_CLIENT_SECRET"), () -> {
            throw new AssertionError("asked");
        });
        assertThat(login.find(null, null, PUBLIC, inputs)).isInstanceOf(WithSecret.class);
    }

    @Test
    void whoever_is_signed_in_with_the_azure_cli_is_the_last_resort() {
        var login = login(Map.of(), () -> new AzureCli.Account(S, T, "AzureUSGovernment", "joe@example.com"));
        assertThat(login.find(null, null, AzureCloud.US_GOVERNMENT, inputs))
                .isEqualTo(new AzureSignIn.WithAzureCli(AzureCloud.US_GOVERNMENT, S, T, "joe@example.com"));
    }

    @Test
    void an_azure_cli_in_another_cloud_is_refused_with_both_ways_out() {
        login(Map.of(), () -> new AzureCli.Account(S, T, "AzureUSGovernment", "joe"))
                .find(null, null, PUBLIC, inputs);
        assertThat(problem())
                .startsWith("the Azure CLI is signed in to AzureUSGovernment,"
                        + " but -Dhypershift.cloud is AzurePublicCloud")
                .contains("-Dhypershift.cloud=AzureUSGovernmentCloud", "az cloud set --name AzureCloud");
    }

    @Test
    void half_an_environment_names_the_other_half() {
        login(Map.of("AZURE_CLIENT_ID", C, "AZURE_CLIENT_SECRET", "x", "AZURE_TENANT_ID", T))
                .find(null, null, PUBLIC, inputs);
        assertThat(problem()).startsWith("environment AZURE_SUBSCRIPTION_ID is not set");
    }

    @Test
    void ids_without_a_proof_want_any_of_the_three() {
        login(IDS).find(null, null, PUBLIC, inputs);
        assertThat(problem())
                .startsWith("environment AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE or AZURE_FEDERATED_TOKEN"
                        + " is not set, though others");
    }

    @Test
    void an_id_that_is_none_is_named() {
        var environment = new HashMap<>(with("AZURE_FEDERATED_TOKEN"));
        environment.put("AZURE_TENANT_ID", "contoso");
        login(environment).find(null, null, PUBLIC, inputs);
        assertThat(problem()).isEqualTo("environment AZURE_TENANT_ID is no UUID");
    }

    @Test
    void no_credentials_at_all_tells_every_way_to_give_them_and_what_the_azure_cli_says() {
        assertThat(login(Map.of()).find(null, null, PUBLIC, inputs)).isEqualTo(AzureSignIn.none());
        assertThat(problem())
                .contains(
                        "The Azure CLI, which is asked last, is not installed.",
                        "-Dhypershift.azureCredentialsFile",
                        "-Dhypershift.azureServerId",
                        "AZURE_CLIENT_ID and one of AZURE_CLIENT_SECRET, AZURE_FEDERATED_TOKEN_FILE",
                        "az login");
    }

    private AzureSignIn environment(String... proofs) {
        return login(with(proofs)).find(null, null, PUBLIC, inputs);
    }

    private static Map<String, String> with(String... proofs) {
        var environment = new HashMap<>(IDS);
        for (var proof : proofs) {
            environment.put(proof, "of " + proof);
        }
        return environment;
    }

    private static AzureSignIn token(Source token, String origin) {
        return new AzureSignIn.WithToken(PUBLIC, S, T, C, token, origin);
    }

    private static Source credentials(AzureSignIn signIn) {
        return ((WithSecret) signIn).credentials();
    }

    private AzureLogin login(Map<String, String> environment) {
        return login(environment, NOT_INSTALLED);
    }

    private AzureLogin login(Map<String, String> environment, AzureCli cli) {
        return new AzureLogin(new SettingsServer(settings, new Braces()), new EnvironmentLogin(environment), cli);
    }

    private String problem() {
        var failure = catchThrowableOfType(HyperShiftException.class, inputs::throwIfAny);
        assertThat(failure.problems()).hasSize(1);
        return failure.in(new MavenWords("hypershift-azure"));
    }

    private static Server server(String username, String password) {
        var server = new Server();
        server.setId("ci-azure");
        server.setUsername(username);
        server.setPassword(password);
        var configuration = new Xpp3Dom("configuration");
        configuration.addChild(child("tenantId", "t"));
        configuration.addChild(child("subscriptionId", "{s}"));
        server.setConfiguration(configuration);
        return server;
    }

    private static Xpp3Dom child(String name, String value) {
        var child = new Xpp3Dom(name);
        child.setValue(value);
        return child;
    }

    /** Decrypts by taking the braces off, as Maven marks what is encrypted. */
    private static final class Braces implements SettingsDecrypter {
        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            var server = request.getServers().get(0).clone();
            var problem = server.getPassword().equals("{broken}")
                    ? new DefaultSettingsProblem(
                            "no master password", SettingsProblem.Severity.ERROR, "server", -1, -1, null)
                    : null;
            if (problem == null) {
                server.setPassword(server.getPassword().replaceAll("^\\{|}$", ""));
            }
            return new Result(server, problem);
        }
    }

    private record Result(Server server, @Nullable SettingsProblem problem) implements SettingsDecryptionResult {
        @Override
        public Server getServer() {
            return server;
        }

        @Override
        public List<Server> getServers() {
            return List.of(server);
        }

        @Override
        public org.apache.maven.settings.@Nullable Proxy getProxy() {
            return null;
        }

        @Override
        public List<org.apache.maven.settings.Proxy> getProxies() {
            return List.of();
        }

        @Override
        public List<SettingsProblem> getProblems() {
            return problem == null ? List.of() : List.of(problem);
        }
    }
}

package io.hypershift.azure.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.input.Inputs;
import io.hypershift.azure.input.Source;
import java.io.File;
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
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AZURE_SUBSCRIPTION_ID", "s", "AZURE_TENANT_ID", "t", "AZURE_CLIENT_ID", "c", "AZURE_CLIENT_SECRET", "x");

    private final Settings settings = new Settings();
    private final Inputs inputs = new Inputs();

    @Test
    void a_file_counts_before_everything_else() {
        assertThat(login(ENVIRONMENT)
                        .find(new File("creds.json"), "ci-azure", inputs)
                        .origin())
                .isEqualTo("creds.json");
    }

    @Test
    void a_server_gives_client_and_secret_and_its_configuration_the_rest_all_decrypted() throws Exception {
        settings.addServer(server("{c}", "{secret}"));
        var source = login(Map.of()).find(null, "ci-azure", inputs);
        assertThat(source.origin()).isEqualTo("server ci-azure of settings.xml");
        assertThat(source.read())
                .isEqualTo(
                        "{\"subscriptionId\":\"s\",\"tenantId\":\"t\",\"clientId\":\"c\",\"clientSecret\":\"secret\"}");
    }

    @Test
    void an_unknown_server_is_a_problem() {
        login(Map.of()).find(null, "ci-azure", inputs);
        assertThat(problem()).isEqualTo("-Dhypershift.azureServerId: settings.xml has no server ci-azure");
    }

    @Test
    void a_value_that_cannot_be_decrypted_is_a_problem_that_does_not_quote_it() {
        settings.addServer(server("c", "{broken}"));
        login(Map.of()).find(null, "ci-azure", inputs);
        assertThat(problem())
                .startsWith("server ci-azure of settings.xml: a value cannot be decrypted: no master password")
                .doesNotContain("broken");
    }

    @Test
    void the_environment_is_the_last_resort() throws Exception {
        var source = login(ENVIRONMENT).find(null, null, inputs);
        assertThat(source.origin()).isEqualTo("environment AZURE_CLIENT_SECRET");
        assertThat(source.read()).contains("\"clientSecret\":\"x\"");
    }

    @Test
    void half_an_environment_names_the_other_half() {
        login(Map.of("AZURE_CLIENT_ID", "c", "AZURE_CLIENT_SECRET", "x", "AZURE_TENANT_ID", "t"))
                .find(null, null, inputs);
        assertThat(problem()).startsWith("environment AZURE_SUBSCRIPTION_ID is not set");
    }

    @Test
    void no_credentials_at_all_tells_the_three_ways_to_give_them() {
        assertThat(login(Map.of()).find(null, null, inputs)).isEqualTo(Source.none());
        assertThat(problem())
                .contains("-Dhypershift.azureCredentialsFile", "-Dhypershift.azureServerId", "AZURE_CLIENT_ID");
    }

    private AzureLogin login(Map<String, String> environment) {
        return new AzureLogin(new SettingsServer(settings, new Braces()), environment);
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

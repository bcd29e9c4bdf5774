package io.hypershift.azure.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a real Maven signs in without any parameter that tells it to. */
class MavenSignInIT {
    private static final Map<String, String> IDS = Map.of(
            "AZURE_SUBSCRIPTION_ID", "11111111-1111-1111-1111-111111111111",
            "AZURE_TENANT_ID", "22222222-2222-2222-2222-222222222222",
            "AZURE_CLIENT_ID", "33333333-3333-3333-3333-333333333333");

    @TempDir
    private static Path directory;

    private static Sandbox sandbox;
    private static Maven maven;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.in(directory.resolve("sandbox")));
        var properties = new HashMap<>(sandbox.properties());
        properties.remove("hypershift.azureCredentialsFile");
        properties.put("hypershift.prefix", "it");
        properties.put("hypershift.persistentResourceGroup", "it-foundation");
        maven = Maven.with(properties);
        Files.createDirectories(directory.resolve("work").resolve(".mvn"));
        SharedSigningKey.into(directory.resolve("work").resolve("hypershift"));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void as_whoever_is_signed_in_with_the_azure_cli_and_then_by_a_token_in_the_environment() {
        var cli = StandInAzureCli.signedIn(directory.resolve("signed-in"), sandbox);
        var run = createFoundation(cli.environment());
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .containsOnlyOnce("Azure: joe@example.com as signed in with the Azure CLI, subscription 11111111-");
        assertThat(cli.questions())
                .filteredOn(it -> it.startsWith("account show"))
                .hasSize(1);
        assertThat(cli.questions())
                .filteredOn(it -> it.startsWith("account get-access-token"))
                .isNotEmpty()
                .allMatch(it -> it.contains("--subscription 11111111-1111-1111-1111-111111111111"));

        var bundle = new Bundle(directory.resolve("work").resolve("hypershift"));
        var ci = KeylessCi.of(sandbox, bundle, issuer(run));
        ci.trust("one");
        var tokenFile = directory.resolve("token");
        var token = ci.write(tokenFile, "one", Instant.now());
        var environment = new HashMap<>(IDS);
        environment.put("AZURE_FEDERATED_TOKEN_FILE", tokenFile.toString());
        var keyless = createFoundation(environment);
        assertThat(keyless.exitCode()).as(keyless.output()).isZero();
        assertThat(keyless.output())
                .containsOnlyOnce("Azure: workload identity 33333333-3333-3333-3333-333333333333"
                        + " with the token of environment AZURE_FEDERATED_TOKEN_FILE")
                .doesNotContain(token);
    }

    @Test
    void without_any_credentials_every_way_to_give_them_is_told() {
        var run = createFoundation(
                StandInAzureCli.signedOut(directory.resolve("signed-out")).environment());
        assertThat(run.exitCode()).as(run.output()).isOne();
        assertThat(run.output())
                .contains(
                        "create-foundation: no Azure credentials are given",
                        "The Azure CLI, which is asked last, is not signed in or does not work:"
                                + " Please run 'az login' to setup account.",
                        "-Dhypershift.azureCredentialsFile",
                        "az login");
    }

    @Test
    void a_half_set_environment_and_a_cloud_that_does_not_exist_are_told_together() {
        var run = maven.in(IDS)
                .run(
                        directory.resolve("work"),
                        Foundation.PLUGIN + "create-foundation",
                        "-Dhypershift.cloud=AzureCloud");
        assertThat(run.exitCode()).as(run.output()).isOne();
        assertThat(run.output())
                .contains(
                        "create-foundation: 2 problems",
                        "-Dhypershift.cloud cannot be \"AzureCloud\": it must be one of AzurePublicCloud,"
                                + " AzureUSGovernmentCloud, AzureChinaCloud",
                        "environment AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE or AZURE_FEDERATED_TOKEN is not set");
    }

    private static Maven.Run createFoundation(Map<String, String> environment) {
        return maven.in(environment).run(directory.resolve("work"), Foundation.PLUGIN + "create-foundation");
    }

    private static String issuer(Maven.Run run) {
        return run.output().replaceAll("(?s).*OIDC_ISSUER_URL=(\\S+).*", "$1");
    }
}

package io.hypershift.azure.azureapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzureCredentialsTest {
    private static final String SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
    private static final String TENANT = "22222222-2222-2222-2222-222222222222";
    private static final String CLIENT = "33333333-3333-3333-3333-333333333333";
    private static final String IDS = "\"subscriptionId\": \"%s\", \"tenantId\": \"%s\", \"clientId\": \"%s\""
            .formatted(SUBSCRIPTION, TENANT, CLIENT);

    @TempDir
    Path directory;

    @Test
    void the_account_tells_who_signs_in_and_where_that_was_found_but_no_secret() {
        assertThat(account(secret("{" + IDS + ", \"clientSecret\": \"hush-hush\"}")))
                .isEqualTo("Azure: service principal %s from credentials ci, subscription %s"
                        .formatted(CLIENT, SUBSCRIPTION));
        assertThat(account(token(Source.text("hush-hush", "environment AZURE_FEDERATED_TOKEN"))))
                .isEqualTo(
                        "Azure: workload identity %s with the token of environment X, subscription %s of AzureChinaCloud"
                                .formatted(CLIENT, SUBSCRIPTION));
        assertThat(account(new AzureSignIn.WithAzureCli(AzureCloud.PUBLIC, SUBSCRIPTION, TENANT, "joe@example.com")))
                .isEqualTo("Azure: joe@example.com as signed in with the Azure CLI, subscription " + SUBSCRIPTION);
    }

    @Test
    void credentials_in_json_lead_to_no_file_and_no_program() throws IOException {
        var token = Files.writeString(directory.resolve("token"), "a.b.c");
        assertThat(problems(secret("{" + IDS + ", \"federatedTokenFile\": \"" + token + "\", \"tokenFile\": \"" + token
                        + "\", \"azureCli\": true}")))
                .singleElement()
                .asString()
                .startsWith("azureCredentialsFile: credentials ci has no field clientSecret");
    }

    @Test
    void a_token_file_that_is_missing_or_empty_is_refused_by_the_name_of_who_named_it() throws IOException {
        var missing = directory.resolve("missing");
        assertThat(problems(token(Source.file(missing))))
                .singleElement()
                .asString()
                .startsWith("environment X: " + missing + " does not exist")
                .contains("Let the CI write it there", "azureCredentialsFile");
        var empty = Files.writeString(directory.resolve("empty"), "\n");
        assertThat(problems(token(Source.file(empty))))
                .singleElement()
                .asString()
                .contains(empty + " is empty");
    }

    @Test
    void without_any_credentials_they_are_missing() {
        assertThat(problems(AzureSignIn.none()))
                .singleElement()
                .asString()
                .startsWith("azureCredentialsFile is not given");
    }

    @Test
    void nothing_that_is_printed_by_chance_holds_a_secret() {
        var signIn = token(Source.text("hush-hush", "environment AZURE_FEDERATED_TOKEN"));
        assertThat(signIn.toString()).doesNotContain("hush-hush");
        assertThat(AzureCredentials.read(signIn, new Checks()).orElseThrow().toString())
                .doesNotContain("hush-hush");
    }

    private static AzureSignIn secret(String json) {
        return new AzureSignIn.WithSecret(AzureCloud.PUBLIC, Source.text(json, "credentials ci"));
    }

    private static AzureSignIn token(Source token) {
        return new AzureSignIn.WithToken(AzureCloud.CHINA, SUBSCRIPTION, TENANT, CLIENT, token, "environment X");
    }

    private static String account(AzureSignIn signIn) {
        return AzureCredentials.read(signIn, new Checks())
                .orElseThrow()
                .account()
                .in(Words.PLAIN);
    }

    private static List<String> problems(AzureSignIn signIn) {
        var checks = new Checks();
        assertThat(AzureCredentials.read(signIn, checks)).isEmpty();
        return checks.problems().stream().map(AzureCredentialsTest::plain).toList();
    }

    private static String plain(Problem problem) {
        return problem.in(Words.PLAIN);
    }
}

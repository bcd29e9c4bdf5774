package io.hypershift.azure.azureapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.sensitive.Sensitive;
import org.junit.jupiter.api.Test;

class LoginFailureTest {
    private static final Proof SECRET = new Proof.Secret("client", Sensitive.of("hush-hush"));
    private static final Proof TOKEN =
            new Proof.Token("client", new FederatedToken(Source.text("a.b.c", "environment T"), "environment T"));

    @Test
    void a_refused_secret_is_to_be_corrected_where_it_came_from() {
        var failure = told(SECRET, refused("AADSTS7000215: Invalid client secret provided."));
        assertThat(failure.has("AADSTS7000215")).isTrue();
        assertThat(failure.in(Words.PLAIN))
                .contains(
                        "Azure refused the login of client client in tenant tenant (AADSTS7000215)",
                        "The credentials are from origin. Azure says: AADSTS7000215",
                        "Correct them there, or give others with azureCredentialsFile.");
    }

    @Test
    void an_expired_token_is_to_be_renewed() {
        assertThat(told(TOKEN, refused("AADSTS700024: Client assertion is not within its valid time range."))
                        .in(Words.PLAIN))
                .contains("The token is that of origin.", "Let the CI renew it");
    }

    @Test
    void a_token_that_nobody_trusts_wants_a_federated_credential() {
        assertThat(told(TOKEN, refused("AADSTS700213: No matching federated identity record found"))
                        .in(Words.PLAIN))
                .contains("a federated credential with exactly the token's issuer, subject and audience");
    }

    @Test
    void a_tenant_that_does_not_exist_may_be_in_another_cloud() {
        assertThat(told(SECRET, refused("AADSTS90002: Tenant 'tenant' not found."))
                        .in(Words.PLAIN))
                .contains("cloud is AzurePublicCloud now");
    }

    @Test
    void a_login_of_the_cli_that_has_ended_is_to_be_made_again() {
        var unavailable = new CredentialUnavailableException("AzureCliCredential: Please run 'az login'");
        var failure = told(new Proof.AzureCli("joe"), new IllegalStateException(unavailable));
        assertThat(failure.in(Words.PLAIN))
                .contains("the Azure CLI gives no token for joe", "It says: AzureCli", "Sign in again with az login");
    }

    @Test
    void what_is_no_login_is_told_by_others() {
        assertThat(new LoginFailure(credentials(SECRET)).of(new IllegalStateException("broken")))
                .isEmpty();
    }

    private static HyperShiftException told(Proof proof, RuntimeException failure) {
        return new LoginFailure(credentials(proof)).of(failure).orElseThrow();
    }

    private static RuntimeException refused(String message) {
        return new ClientAuthenticationException(message, null);
    }

    private static AzureCredentials credentials(Proof proof) {
        return new AzureCredentials(AzureCloud.PUBLIC, "subscription", "tenant", proof, "origin");
    }
}

package io.hypershift.azure.azureapi;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import com.azure.core.management.AzureEnvironment;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.ClientAssertionCredentialBuilder;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.sensitive.Sensitive;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What the SDK signs in with.
 *
 * @param learn is told the tokens that are read for logins
 */
record Login(AzureCredentials credentials, HttpClient http, Consumer<Sensitive> learn) {
    /** The CLI is slow to start on a busy machine, and refreshes its own token on the way. */
    private static final Duration CLI_TIMEOUT = Duration.ofSeconds(60);

    TokenCredential credential() {
        if (credentials.proof() instanceof Proof.Secret it) {
            return new ClientSecretCredentialBuilder()
                    .authorityHost(environment(credentials.cloud()).getActiveDirectoryEndpoint())
                    .tenantId(credentials.tenantId())
                    .clientId(it.clientId())
                    .clientSecret(it.secret().reveal())
                    .httpClient(http)
                    .build();
        }
        if (credentials.proof() instanceof Proof.Token it) {
            return new ClientAssertionCredentialBuilder()
                    .authorityHost(environment(credentials.cloud()).getActiveDirectoryEndpoint())
                    .tenantId(credentials.tenantId())
                    .clientId(it.clientId())
                    .clientAssertion(() -> current(it.token()))
                    .httpClient(http)
                    .build();
        }
        return new AzureCliCredentialBuilder()
                .subscription(credentials.subscriptionId()) // az takes it or a tenant, not both
                .processTimeout(CLI_TIMEOUT)
                .build();
    }

    /** Whether Azure lets this login in; {@code audience} is the service that it is tried for. */
    boolean isAccepted(String audience, AzureCall call) {
        var scope = new TokenRequestContext().addScopes(audience + ".default");
        try {
            return credential().getTokenSync(scope) != null;
        } catch (RuntimeException e) {
            if (new LoginFailure(credentials).of(e).isPresent()) {
                return false;
            }
            return call.of("sign in", () -> {
                throw e;
            });
        }
    }

    /** The hosts of a cloud. */
    static AzureEnvironment environment(AzureCloud cloud) {
        return switch (cloud) {
            case PUBLIC -> AzureEnvironment.AZURE;
            case US_GOVERNMENT -> AzureEnvironment.AZURE_US_GOVERNMENT;
            case CHINA -> AzureEnvironment.AZURE_CHINA;
        };
    }

    private String current(FederatedToken federated) {
        var token = federated.read();
        learn.accept(token);
        return token.reveal();
    }
}

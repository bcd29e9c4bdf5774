package io.hypershift.azure.sandbox.azure;

import io.hypershift.azure.sandbox.Latency;
import java.time.Duration;

/**
 * How the sandbox's Azure behaves where the real one differs from day to day.
 *
 * @param latency the share of the real durations that operations take
 * @param throttling whether Azure's rate limits apply; divided by the latency factor, they are Azure's own at 1
 * @param alwaysAsynchronous whether long operations are always polled, even when they take no time
 * @param principalReplication how long a new principal stays unknown to role assignments and to Graph
 * @param credentialReplication how long a new federated credential is not usable for sign-in
 * @param accessTokens how long a login is good for
 */
public record AzureSettings(
        Latency latency,
        boolean throttling,
        boolean alwaysAsynchronous,
        Duration principalReplication,
        Duration credentialReplication,
        Duration accessTokens) {

    /** Medians of public logs: a principal is known after about 10 s, a credential after as many. */
    private static final Duration REPLICATION = Duration.ofSeconds(10);

    /** Entra's tokens for applications live 60 to 90 minutes. */
    private static final Duration ACCESS_TOKENS = Duration.ofMinutes(60);

    /** Everything in proportion to the latency: at 0 nothing waits and nothing is throttled. */
    public static AzureSettings of(Latency latency) {
        return new AzureSettings(
                latency, latency.factor() >= 1, false, latency.of(REPLICATION), latency.of(REPLICATION), ACCESS_TOKENS);
    }

    public AzureSettings throttled() {
        return new AzureSettings(
                latency, true, alwaysAsynchronous, principalReplication, credentialReplication, accessTokens);
    }

    public AzureSettings asynchronous() {
        return new AzureSettings(latency, throttling, true, principalReplication, credentialReplication, accessTokens);
    }

    public AzureSettings replicatingPrincipalsFor(Duration duration) {
        return new AzureSettings(
                latency, throttling, alwaysAsynchronous, duration, credentialReplication, accessTokens);
    }

    public AzureSettings replicatingCredentialsFor(Duration duration) {
        return new AzureSettings(latency, throttling, alwaysAsynchronous, principalReplication, duration, accessTokens);
    }

    public AzureSettings loginsFor(Duration duration) {
        return new AzureSettings(
                latency, throttling, alwaysAsynchronous, principalReplication, credentialReplication, duration);
    }
}

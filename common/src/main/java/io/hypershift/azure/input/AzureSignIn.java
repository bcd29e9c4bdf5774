package io.hypershift.azure.input;

/**
 * The way that was chosen to sign in to Azure. A way that reads a file or runs a program is for front ends whose user owns the
 * machine: the content of credentials never leads to one.
 */
public sealed interface AzureSignIn {

    /** Nothing was given. */
    record None() implements AzureSignIn {}

    /**
     * A service principal with its secret.
     *
     * @param credentials in the form of HyperShift's {@code --azure-creds} file
     */
    record WithSecret(AzureCloud cloud, Source credentials) implements AzureSignIn {}

    /**
     * Workload identity federation: an application or managed identity that trusts the issuer of a token.
     *
     * @param token the issuer's token; a file is read anew for each login, since such tokens live for minutes
     * @param origin what named the token, in words: {@code environment AZURE_FEDERATED_TOKEN_FILE}
     */
    record WithToken(
            AzureCloud cloud, String subscriptionId, String tenantId, String clientId, Source token, String origin)
            implements AzureSignIn {}

    /**
     * Whoever is signed in with the Azure CLI on this machine; each login runs {@code az}.
     *
     * @param user as the CLI names him
     */
    record WithAzureCli(AzureCloud cloud, String subscriptionId, String tenantId, String user) implements AzureSignIn {}

    static AzureSignIn none() {
        return new None();
    }

    default boolean isGiven() {
        return !(this instanceof None);
    }
}

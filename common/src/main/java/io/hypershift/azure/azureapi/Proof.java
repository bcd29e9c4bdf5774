package io.hypershift.azure.azureapi;

import io.hypershift.azure.sensitive.Sensitive;

/** What convinces Entra of who is there. */
sealed interface Proof {

    /** A client secret. */
    record Secret(String clientId, Sensitive secret) implements Proof {}

    /** A token of an issuer that the client trusts. */
    record Token(String clientId, FederatedToken token) implements Proof {}

    /** A login that the Azure CLI keeps. */
    record AzureCli(String user) implements Proof {}
}

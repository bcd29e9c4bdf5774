package io.hypershift.azure.azureapi;

/**
 * The trust that an identity puts in the tokens of a service account.
 *
 * @param issuer the issuer's URL, byte for byte as in the tokens
 */
public record FederatedCredential(String name, String issuer, String subject, String audience) {}

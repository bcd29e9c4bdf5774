package io.hypershift.azure.azureapi;

import io.hypershift.azure.plan.Values;
import java.util.function.Function;

/**
 * The trust that an identity puts in the tokens of a service account.
 *
 * @param issuer the issuer's URL, byte for byte as in the tokens; known once the issuer exists
 */
public record FederatedCredential(String name, Function<Values, String> issuer, String subject, String audience) {}

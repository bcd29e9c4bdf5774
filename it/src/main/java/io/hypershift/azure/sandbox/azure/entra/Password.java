package io.hypershift.azure.sandbox.azure.entra;

import java.time.Instant;

/**
 * A client secret.
 *
 * @param owner the object id of the application or service principal it was added to
 */
public record Password(String owner, String keyId, String displayName, String secret, Instant start, Instant end) {}

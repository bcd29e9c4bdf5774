package io.hypershift.azure.sandbox.azure.entra;

import java.time.Instant;

/**
 * A federated credential of an application.
 *
 * @param owner the application's object id
 * @param name unique under its owner
 */
public record ApplicationCredential(
        String id, String owner, String name, FederatedCredential credential, Instant writtenAt) {}

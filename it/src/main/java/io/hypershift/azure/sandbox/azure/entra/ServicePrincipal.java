package io.hypershift.azure.sandbox.azure.entra;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who can sign in: the service principal of an application or of a managed identity.
 *
 * @param id the object id, which role assignments name
 * @param appId the client id, which sign-in names
 * @param identity the managed identity whose principal this is
 * @param knownFrom when it has reached all of the directory
 */
public record ServicePrincipal(
        String id, String appId, String displayName, Optional<ResourceId> identity, Instant knownFrom) {}

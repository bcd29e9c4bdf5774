package io.hypershift.azure.foundation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What phase 1 has made.
 *
 * @param cloud the name of the cloud it lies in; empty where that is not known
 * @param oidcIssuerUrl the issuer of all tokens, without a slash at its end
 * @param signingKeyId the {@code kid} of the key the issuer publishes
 * @param roleScope where the components have their roles
 * @param identities by component
 */
public record Foundation(
        String prefix,
        String cloud,
        String subscriptionId,
        String tenantId,
        String location,
        String persistentResourceGroup,
        String oidcIssuerUrl,
        String signingKeyId,
        RoleScope roleScope,
        Map<Component, Identity> identities) {

    /** Who a component is in Azure. */
    public record Identity(String name, String id, String clientId, String principalId) {}

    public Foundation {
        identities = identities.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(identities));
    }
}

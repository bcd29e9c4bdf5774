package io.hypershift.azure.foundation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What phase 1 has made.
 *
 * @param cloud the name of the cloud it lies in; empty where that is not known
 * @param oidcIssuerUrl the issuer of all tokens, without a slash at its end
 * @param signingKeyId the {@code kid} of the key the issuer publishes
 * @param roleScope where the components have their roles
 * @param identities by component
 * @param externalDns what external DNS has, if it was asked for
 * @param clusterOperations who creates and destroys clusters, if that was asked for
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
        Map<Component, Identity> identities,
        Optional<ExternalDnsZone> externalDns,
        Optional<SecretHolder> clusterOperations) {

    /** Who a component is in Azure. */
    public record Identity(String name, String id, String clientId, String principalId) {}

    /** An application that signs in with a secret; {@code applicationId} and {@code principalId} are object ids. */
    public record SecretHolder(String name, String applicationId, String clientId, String principalId) {}

    /** The zone of external DNS, and who writes there. */
    public record ExternalDnsZone(String zone, String id, List<String> nameServers, SecretHolder application) {
        public ExternalDnsZone {
            nameServers = List.copyOf(nameServers);
        }
    }

    public Foundation {
        identities = identities.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(identities));
    }
}

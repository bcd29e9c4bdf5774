package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.Roles.Grant;
import io.hypershift.azure.foundation.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a cluster's components sign in as, and what they may do. What could not be read is in none of the maps.
 *
 * @param identities by component, empty where the subscription has none with the cluster's client id
 * @param credentials the federated credentials of those identities
 * @param grants the roles that count at a resource group or resource of the cluster's, by its id in lower case
 * @param unknownPrincipals those of the grants' principals that the directory does not know
 */
public record Rights(
        Map<Component, Optional<Identity>> identities,
        Map<Component, List<FederatedCredential>> credentials,
        Map<String, List<Grant>> grants,
        Set<String> unknownPrincipals) {

    static final Rights NONE = new Rights(Map.of(), Map.of(), Map.of(), Set.of());

    public Rights {
        identities = Map.copyOf(identities);
        credentials = Map.copyOf(credentials);
        grants = Map.copyOf(grants);
        unknownPrincipals = Set.copyOf(unknownPrincipals);
    }

    /** The roles that count at a resource group or resource; empty where they are not known. */
    public Optional<List<Grant>> grantsAt(String id) {
        return Optional.ofNullable(grants.get(AzureFacts.key(id)));
    }
}

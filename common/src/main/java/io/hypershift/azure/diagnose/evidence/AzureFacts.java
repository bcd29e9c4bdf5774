package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hypershift.azure.azureapi.Compute.Usage;
import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.Roles.Grant;
import io.hypershift.azure.foundation.Component;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Azure tells of a cluster. What could not be read is in none of the maps.
 *
 * @param identities by component, empty where the subscription has none with the cluster's client id
 * @param credentials the federated credentials of those identities
 * @param grants the roles that count at a resource group or resource of the cluster's, by its id in lower case
 * @param unknownPrincipals those of the grants' principals that the directory does not know
 * @param resources by their ids in lower case; empty where there is none
 * @param machines the virtual machines of the cluster's group, with their instance views
 * @param quotas of the cluster's region that are used at all
 * @param failures what was refused in the cluster's groups since it was made, the newest first
 */
public record AzureFacts(
        Map<Component, Optional<Identity>> identities,
        Map<Component, List<FederatedCredential>> credentials,
        Map<String, List<Grant>> grants,
        Set<String> unknownPrincipals,
        Map<String, Optional<JsonNode>> resources,
        List<JsonNode> machines,
        List<Usage> quotas,
        List<Failure> failures) {

    public static final AzureFacts NONE =
            new AzureFacts(Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), List.of(), List.of(), List.of());

    /** Something that Azure refused, as its activity log tells. */
    public record Failure(String at, String operation, String resource, String code) {}

    public AzureFacts {
        identities = Map.copyOf(identities);
        credentials = Map.copyOf(credentials);
        grants = Map.copyOf(grants);
        unknownPrincipals = Set.copyOf(unknownPrincipals);
        resources = Map.copyOf(resources);
        machines = List.copyOf(machines);
        quotas = List.copyOf(quotas);
        failures = List.copyOf(failures);
    }

    /** Whether it is known that there is no such resource. */
    public boolean isMissing(String id) {
        var known = resources.get(key(id));
        return !id.isEmpty() && known != null && known.isEmpty();
    }

    /** A resource; a missing node where there is none, or it could not be read. */
    public JsonNode resource(String id) {
        return resources.getOrDefault(key(id), Optional.empty()).orElse(MissingNode.getInstance());
    }

    /** Whether it is known that there is such a resource. */
    public boolean has(String id) {
        return resources.getOrDefault(key(id), Optional.empty()).isPresent();
    }

    /** The roles that count at a resource group or resource; empty where they are not known. */
    public Optional<List<Grant>> grantsAt(String id) {
        return Optional.ofNullable(grants.get(key(id)));
    }

    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}

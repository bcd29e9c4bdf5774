package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hypershift.azure.azureapi.Compute.Usage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Azure tells of a cluster.
 *
 * @param resources by their ids in lower case; empty where there is none, absent where it could not be read
 * @param quotas of the cluster's region that are used at all
 * @param failures what was refused in the cluster's groups since it was made, the newest first
 */
public record AzureFacts(
        Rights rights,
        Map<String, Optional<JsonNode>> resources,
        MachineFacts machines,
        List<Usage> quotas,
        List<Failure> failures) {

    public static final AzureFacts NONE =
            new AzureFacts(Rights.NONE, Map.of(), MachineFacts.NONE, List.of(), List.of());

    /** Something that Azure refused, as its activity log tells. */
    public record Failure(String at, String operation, String resource, String code) {}

    public AzureFacts {
        resources = Map.copyOf(resources);
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

    static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}

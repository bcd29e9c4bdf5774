package io.hypershift.azure.azureapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What virtual machines a subscription may have. */
public final class Compute {
    private final JsonCalls arm;
    private final String path;

    Compute(JsonCalls arm, String subscription) {
        this.arm = arm;
        this.path = "subscriptions/" + subscription + "/providers/Microsoft.Compute/";
    }

    /**
     * A size of virtual machines in one region.
     *
     * @param family the name under which its cores are counted
     * @param zones the availability zones where this subscription gets it
     * @param restrictions why this subscription does not get it there; empty when it does
     */
    public record Size(String name, String family, int cores, List<String> zones, List<String> restrictions) {}

    /** How much of a quota is used. */
    public record Usage(String name, long used, long limit) {
        public long left() {
            return limit - used;
        }
    }

    /** A size by its name; empty where the region has none of it. */
    public Optional<Size> size(String location, String name) {
        var query = "skus?api-version=2021-07-01&$filter=location%20eq%20'" + location + "'";
        return arm.list("list the VM sizes of " + location, path + query).stream()
                .filter(it -> it.path("resourceType").asText("").equals("virtualMachines"))
                .filter(it -> it.path("name").asText("").equalsIgnoreCase(name))
                .findFirst()
                .map(Compute::size);
    }

    /** All quotas of a region; cores are counted together as {@code cores}, and by family. */
    public List<Usage> usages(String location) {
        return arm
                .list(
                        "list the compute quotas of " + location,
                        path + "locations/" + location + "/usages?api-version=2024-07-01")
                .stream()
                .map(it -> new Usage(
                        it.path("name").path("value").asText(""),
                        it.path("currentValue").asLong(),
                        it.path("limit").asLong()))
                .toList();
    }

    private static Size size(JsonNode sku) {
        return new Size(
                sku.path("name").asText(""), sku.path("family").asText(""), cores(sku), zones(sku), restrictions(sku));
    }

    private static int cores(JsonNode sku) {
        for (var capability : sku.path("capabilities")) {
            if (capability.path("name").asText("").equals("vCPUs")) {
                return capability.path("value").asInt();
            }
        }
        return 0;
    }

    private static List<String> zones(JsonNode sku) {
        var zones = new TreeSet<String>();
        sku.path("locationInfo").forEach(info -> info.path("zones").forEach(it -> zones.add(it.asText(""))));
        for (var restriction : sku.path("restrictions")) {
            if (restriction.path("type").asText("").equals("Zone")) {
                restriction.at("/restrictionInfo/zones").forEach(it -> zones.remove(it.asText("")));
            }
        }
        return List.copyOf(zones);
    }

    /** One that holds for some zones only leaves the others. */
    private static List<String> restrictions(JsonNode sku) {
        var reasons = new ArrayList<String>();
        for (var restriction : sku.path("restrictions")) {
            if (restriction.path("type").asText("").equals("Location")) {
                reasons.add(restriction.path("reasonCode").asText("restricted"));
            }
        }
        return reasons;
    }
}

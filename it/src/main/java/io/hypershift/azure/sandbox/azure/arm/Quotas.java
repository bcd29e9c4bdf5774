package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What sizes virtual machines have, where the subscription gets them, and how many cores it may use. */
public final class Quotas implements Endpoint {
    private static final String MACHINES = "Microsoft.Compute/virtualMachines";
    private static final String CORES = "cores";
    private static final List<String> ZONES = List.of("1", "2", "3");
    private static final int USUAL = 10_000;

    private static final List<Size> SIZES = List.of(
            new Size("Standard_D2s_v5", "standardDSv5Family", 2),
            new Size("Standard_D4s_v5", "standardDSv5Family", 4),
            new Size("Standard_D8s_v5", "standardDSv5Family", 8),
            new Size("Standard_D4ps_v5", "standardDPSv5Family", 4),
            new Size("Standard_D8ps_v5", "standardDPSv5Family", 8),
            new Size("Standard_D4s_v3", "standardDSv3Family", 4),
            new Size("Standard_D8s_v3", "standardDSv3Family", 8));

    private final Map<String, Integer> limits = new ConcurrentHashMap<>();
    private final Set<String> restricted = ConcurrentHashMap.newKeySet();
    private final ArmState state;

    private record Size(String name, String family, int cores) {}

    Quotas(ArmState state) {
        this.state = state;
    }

    /** Lets the subscription use no more cores of a family, or of all where it is {@code cores}, in any region. */
    public void limit(String family, int cores) {
        limits.put(family, cores);
    }

    /** The subscription gets no machine of this size any more. */
    public void restrict(String size) {
        restricted.add(size);
    }

    /** The subscription gets no machine of this size any more in one zone. */
    public void restrict(String size, String zone) {
        restricted.add(size + " " + zone);
    }

    public void reset() {
        limits.clear();
        restricted.clear();
    }

    /** Refuses one more machine of this size where the subscription gets none. */
    void check(ResourceId machine, String name, String location, Optional<String> zone) {
        if (restricted.contains(name)) {
            throw ArmException.conflict(
                    "SkuNotAvailable",
                    "The requested VM size for resource 'Following SKUs have failed for Capacity Restrictions: %s' is currently not available in location '%s'. Please try another size or deploy to a different location or different zone. See https://aka.ms/azureskunotavailable for details."
                            .formatted(name, location));
        }
        zone.filter(it -> restricted.contains(name + " " + it)).ifPresent(it -> {
            throw ArmException.conflict(
                    "SkuNotAvailable",
                    "The requested size for resource '%s' is currently not available in location '%s' zones '%s' for subscription '%s'. Please try another size or deploy to a different location or zones. See https://aka.ms/azureskunotavailable for details."
                            .formatted(machine, location, it, state.subscription()));
        });
        SIZES.stream().filter(size -> size.name().equalsIgnoreCase(name)).forEach(size -> {
            checkLimit(size.family(), size.family(), List.of(size.family()), size.cores(), location);
            checkLimit(CORES, "Total Regional", families(), size.cores(), location);
        });
    }

    private void checkLimit(String limit, String words, List<String> families, int more, String location) {
        int most = limits.getOrDefault(limit, USUAL);
        int used = used(location, families);
        if (used + more > most) {
            throw ArmException.conflict(
                    "OperationNotAllowed",
                    "Operation could not be completed as it results in exceeding approved %s Cores quota. Additional details - Deployment Model: Resource Manager, Location: %s, Current Limit: %d, Current Usage: %d, Additional Required: %d, (Minimum) New Limit Required: %d. Please read more about quota limits at https://docs.microsoft.com/en-us/azure/azure-supportability/per-vm-quota-requests"
                            .formatted(words, location, most, used, more, used + more));
        }
    }

    private static List<String> families() {
        return SIZES.stream().map(Size::family).distinct().toList();
    }

    @Override
    public boolean serves(ArmPath path) {
        return path.isType("Microsoft.Compute/skus") || path.isType("Microsoft.Compute/locations/usages");
    }

    @Override
    public ArmAnswer answer(ArmCall call) {
        if (call.path().isType("Microsoft.Compute/skus")) {
            var filter = call.parameter("$filter").orElse("");
            var location = filter.replaceAll("(?i)^location eq '([^']*)'$", "$1");
            return ArmAnswer.list(
                    SIZES.stream().map(size -> sku(size, location)).toList());
        }
        var location = call.path().names().get(1);
        var families = families();
        var usages = new ArrayList<ObjectNode>();
        usages.add(usage(CORES, "Total Regional vCPUs", used(location, families)));
        families.forEach(family -> usages.add(usage(family, family + " vCPUs", used(location, List.of(family)))));
        return ArmAnswer.list(usages);
    }

    private int used(String location, List<String> families) {
        return state.resources().ofType(MACHINES).stream()
                .filter(machine ->
                        machine.location().filter(location::equalsIgnoreCase).isPresent())
                .map(machine ->
                        machine.properties().at("/hardwareProfile/vmSize").asText())
                .flatMap(name -> SIZES.stream().filter(size -> size.name().equalsIgnoreCase(name)))
                .filter(size -> families.contains(size.family()))
                .mapToInt(Size::cores)
                .sum();
    }

    private ObjectNode usage(String name, String words, int used) {
        var usage = Json.object()
                .put("unit", "Count")
                .put("currentValue", used)
                .put("limit", limits.getOrDefault(name, USUAL));
        usage.putObject("name").put("value", name).put("localizedValue", words);
        return usage;
    }

    private ObjectNode sku(Size size, String location) {
        var sku = Json.object()
                .put("resourceType", "virtualMachines")
                .put("name", size.name())
                .put("tier", "Standard")
                .put("size", size.name().replaceFirst("^Standard_", ""))
                .put("family", size.family());
        sku.set("locations", Json.strings(List.of(location.toUpperCase(Locale.ROOT))));
        var info = Json.object().put("location", location);
        info.set("zones", Json.strings(ZONES));
        sku.set("locationInfo", Json.array(List.of(info)));
        sku.set(
                "capabilities",
                Json.array(List.of(Json.object().put("name", "vCPUs").put("value", String.valueOf(size.cores())))));
        sku.set(
                "restrictions",
                Json.array(restricted.contains(size.name()) ? List.of(restriction(location)) : zoneRestrictions(size)));
        return sku;
    }

    private List<ObjectNode> zoneRestrictions(Size size) {
        var zones = ZONES.stream()
                .filter(zone -> restricted.contains(size.name() + " " + zone))
                .toList();
        if (zones.isEmpty()) {
            return List.of();
        }
        var restriction = Json.object().put("type", "Zone").put("reasonCode", "NotAvailableForSubscription");
        restriction.putObject("restrictionInfo").set("zones", Json.strings(zones));
        return List.of(restriction);
    }

    private static ObjectNode restriction(String location) {
        var restriction = Json.object().put("type", "Location").put("reasonCode", "NotAvailableForSubscription");
        restriction.set("values", Json.strings(List.of(location)));
        return restriction;
    }
}

package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What sizes virtual machines have, where the subscription gets them, and how many cores it may use: told, not enforced. */
public final class Quotas implements Endpoint {
    private static final String MACHINES = "Microsoft.Compute/virtualMachines";
    private static final String CORES = "cores";
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

    public void reset() {
        limits.clear();
        restricted.clear();
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
        var families = SIZES.stream().map(Size::family).distinct().toList();
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
        info.set("zones", Json.strings(List.of("1", "2", "3")));
        sku.set("locationInfo", Json.array(List.of(info)));
        sku.set(
                "capabilities",
                Json.array(List.of(Json.object().put("name", "vCPUs").put("value", String.valueOf(size.cores())))));
        sku.set(
                "restrictions",
                Json.array(restricted.contains(size.name()) ? List.of(restriction(location)) : List.of()));
        return sku;
    }

    private static ObjectNode restriction(String location) {
        var restriction = Json.object().put("type", "Location").put("reasonCode", "NotAvailableForSubscription");
        restriction.set("values", Json.strings(List.of(location)));
        return restriction;
    }
}

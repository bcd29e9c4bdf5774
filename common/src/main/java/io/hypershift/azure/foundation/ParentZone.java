package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The zone above that of external DNS: often somebody else's, who then enters the delegation by hand. */
final class ParentZone {
    private static final List<String> TO_DELEGATE =
            List.of("Microsoft.Network/dnsZones/NS/read", "Microsoft.Network/dnsZones/NS/write");

    private ParentZone() {}

    /**
     * The parent zone, if it lies in the subscription and the login may write there.
     *
     * @param group the group it must lie in, if one is given
     */
    static Optional<Zone> writable(String name, Optional<String> group, Azure azure) {
        var named = azure.publicDns().zones().stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .toList();
        var found = named.stream()
                .filter(it -> group.filter(wanted -> !wanted.equalsIgnoreCase(it.group()))
                        .isEmpty())
                .toList();
        if (group.isPresent() && found.isEmpty()) {
            throw missing(group.get(), name, named);
        }
        if (found.size() > 1) {
            throw several(name, found);
        }
        return found.stream().findFirst().filter(it -> mayDelegate(it, azure));
    }

    private static boolean mayDelegate(Zone zone, Azure azure) {
        var login = azure.signIn().identity().principalId();
        return azure.roleReads().heldBy(login, zone.id()).lacking(TO_DELEGATE).isEmpty();
    }

    private static HyperShiftException missing(String group, String name, List<Zone> elsewhere) {
        return new HyperShiftException(Problem.of(
                        "parent-zone-missing",
                        "DNS zone {} lies in {}, not in {} ({})",
                        name,
                        elsewhere.isEmpty() ? "no group of the subscription" : groups(elsewhere),
                        group,
                        Parameter.PARENT_DNS_RESOURCE_GROUP)
                .remedy(
                        "Leave {} out: the zone is looked up, and where it is somebody else's the records to enter"
                                + " there are told.",
                        Parameter.PARENT_DNS_RESOURCE_GROUP));
    }

    private static HyperShiftException several(String name, List<Zone> found) {
        return new HyperShiftException(Problem.of(
                        "several-parent-zones", "there are {} DNS zones {}: in {}", found.size(), name, groups(found))
                .because("The world is sent to one of them alone.")
                .remedy("Say which with {}.", Parameter.PARENT_DNS_RESOURCE_GROUP));
    }

    private static String groups(List<Zone> zones) {
        return zones.stream().map(it -> "resource group " + it.group()).sorted().collect(Collectors.joining(", "));
    }
}

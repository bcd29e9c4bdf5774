package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.List;
import java.util.Optional;

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
        var found = azure.publicDns().zones().stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst();
        if (group.isPresent()) {
            requireIn(group.get(), name, found);
        }
        return found.filter(it -> mayDelegate(it, azure));
    }

    private static boolean mayDelegate(Zone zone, Azure azure) {
        var login = azure.signIn().identity().principalId();
        return azure.roleReads().heldBy(login, zone.id()).lacking(TO_DELEGATE).isEmpty();
    }

    private static void requireIn(String group, String name, Optional<Zone> found) {
        if (found.filter(it -> it.group().equalsIgnoreCase(group)).isEmpty()) {
            throw new HyperShiftException(Problem.of(
                            "parent-zone-missing",
                            "DNS zone {} lies in {}, not in {} ({})",
                            name,
                            found.map(it -> "resource group " + it.group()).orElse("no group of the subscription"),
                            group,
                            Parameter.PARENT_DNS_RESOURCE_GROUP)
                    .remedy(
                            "Leave {} out: the zone is looked up, and where it is somebody else's the records to enter"
                                    + " there are told.",
                            Parameter.PARENT_DNS_RESOURCE_GROUP));
        }
    }
}

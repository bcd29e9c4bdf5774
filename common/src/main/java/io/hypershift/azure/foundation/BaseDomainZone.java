package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The public zone that a base domain is: it must exist before any cluster, since ingress writes its records there. */
public final class BaseDomainZone {
    private BaseDomainZone() {}

    /** Looks the zone up by its name, wherever in the subscription it lies. */
    public static Zone find(String baseDomain, Azure azure) {
        var zones = azure.publicDns().zones();
        return zones.stream()
                .filter(zone -> zone.name().equalsIgnoreCase(baseDomain))
                .findFirst()
                .orElseThrow(() -> missing(baseDomain, azure.subscription(), zones));
    }

    /**
     * The same where it must lie in a certain group: the ingress operator's right on any other is of no use.
     *
     * @param group the group; wherever it lies where none is given
     */
    public static Zone find(String baseDomain, Optional<String> group, Azure azure) {
        var zone = find(baseDomain, azure);
        group.filter(it -> !it.equalsIgnoreCase(zone.group())).ifPresent(it -> {
            throw new HyperShiftException(Problem.of(
                            "other-group",
                            "DNS zone {} lies in resource group {}, not in {} ({})",
                            zone.name(),
                            zone.group(),
                            it,
                            Parameter.DNS_ZONE_RG_NAME)
                    .because("HyperShift's ingress operator needs its right where the zone of the base domain lies.")
                    .remedy("Leave {} out: the zone is found by its name.", Parameter.DNS_ZONE_RG_NAME));
        });
        return zone;
    }

    private static HyperShiftException missing(String baseDomain, String subscription, List<Zone> zones) {
        var others = zones.stream().map(Zone::name).sorted().collect(Collectors.joining(", "));
        return new HyperShiftException(Problem.of(
                        "base-domain-zone-missing",
                        "no public DNS zone \"{}\" in subscription {} ({})",
                        baseDomain,
                        subscription,
                        Parameter.BASE_DOMAIN)
                .because("HyperShift's ingress operator writes *.apps records into it, so it must exist first.")
                .remedy(
                        "Zones you have: {}. Pass one with {}, or create the zone.",
                        others.isEmpty() ? "none" : others,
                        Parameter.BASE_DOMAIN));
    }
}

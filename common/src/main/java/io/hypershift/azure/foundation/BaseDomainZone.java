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
        return find(baseDomain, Optional.empty(), azure);
    }

    /**
     * The same where it must lie in a certain group: the ingress operator's right on any other is of no use.
     *
     * @param group the group; wherever it lies where none is given, as long as there is but one
     */
    public static Zone find(String baseDomain, Optional<String> group, Azure azure) {
        var all = azure.publicDns().zones();
        var zones = all.stream()
                .filter(it -> it.name().equalsIgnoreCase(baseDomain))
                .toList();
        if (zones.isEmpty()) {
            throw missing(baseDomain, azure.subscription(), all);
        }
        var inGroup = zones.stream()
                .filter(zone -> group.isEmpty() || group.get().equalsIgnoreCase(zone.group()))
                .toList();
        if (inGroup.isEmpty()) {
            throw otherGroup(zones, group.orElse(""));
        }
        if (inGroup.size() > 1) {
            throw ambiguous(inGroup);
        }
        return inGroup.get(0);
    }

    private static HyperShiftException otherGroup(List<Zone> zones, String wanted) {
        return new HyperShiftException(Problem.of(
                        "other-group",
                        "DNS zone {} lies in resource group {}, not in {} ({})",
                        zones.get(0).name(),
                        groups(zones),
                        wanted,
                        Parameter.DNS_ZONE_RG_NAME)
                .because("HyperShift's ingress operator needs its right where the zone of the base domain lies.")
                .remedy("Leave {} out: the zone is found by its name.", Parameter.DNS_ZONE_RG_NAME));
    }

    /** Only one of them is delegated to; which, the parent's name servers tell. */
    private static HyperShiftException ambiguous(List<Zone> zones) {
        return new HyperShiftException(Problem.of(
                        "base-domain-zone-ambiguous",
                        "there are {} public DNS zones {}, in the resource groups {} ({})",
                        zones.size(),
                        zones.get(0).name(),
                        groups(zones),
                        Parameter.BASE_DOMAIN)
                .because("Records in one that its parent does not delegate to are found by nobody.")
                .remedy("Give the group of the right one with {}.", Parameter.DNS_ZONE_RG_NAME));
    }

    private static String groups(List<Zone> zones) {
        return zones.stream().map(Zone::group).sorted().collect(Collectors.joining(", "));
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

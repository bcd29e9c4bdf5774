package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import java.util.Locale;
import java.util.Optional;

/**
 * External DNS: a zone of its own, delegated by its parent, and an application that writes into it. See the guide, phase 1, steps 5
 * and 6.
 *
 * @param zone the zone; {@code {prefix}.{parent}} unless given
 * @param parent the zone above it; the base domain unless given
 * @param parentResourceGroup the group the parent must lie in; wherever it is found unless given
 * @param overwriteDelegation whether a delegation to other servers is replaced
 */
public record ExternalDns(
        Optional<String> zone,
        Optional<String> parent,
        Optional<String> parentResourceGroup,
        boolean overwriteDelegation,
        ExternalDnsRoles roles) {

    void validate(String prefix, Optional<String> baseDomain, Checks checks) {
        zone.ifPresent(it -> checks.matches(Parameter.EXTERNAL_DNS_ZONE, it, Names.DOMAIN, Names.DOMAIN_RULE));
        parent.ifPresent(it -> checks.matches(Parameter.PARENT_DNS_ZONE, it, Names.DOMAIN, Names.DOMAIN_RULE));
        parentResourceGroup.ifPresent(it -> checks.matches(
                Parameter.PARENT_DNS_RESOURCE_GROUP, it, Names.RESOURCE_GROUP, Names.RESOURCE_GROUP_RULE));
        var above = parentName(baseDomain);
        if (above.isEmpty()) {
            checks.given(Parameter.PARENT_DNS_ZONE, "");
            return;
        }
        var name = zoneName(prefix, above.get());
        if (!name.endsWith("." + above.get())) {
            checks.wrong(
                    Parameter.EXTERNAL_DNS_ZONE,
                    name,
                    "it must lie in the parent zone " + above.get() + ", which delegates it");
        }
        if (baseDomain.map(ExternalDns::plain).filter(it -> isOrHolds(name, it)).isPresent()) {
            checks.wrong(
                    Parameter.EXTERNAL_DNS_ZONE,
                    name,
                    "HyperShift refuses clusters whose base domain is the zone of external DNS or lies in it");
        }
    }

    /** The parent's name; empty where none is known. */
    Optional<String> parentName(Optional<String> baseDomain) {
        return parent.or(() -> zone.isPresent()
                                && baseDomain
                                        .filter(it -> isOrHolds(it, zone.get()))
                                        .isEmpty()
                        ? zone.map(it -> it.substring(it.indexOf('.') + 1))
                        : baseDomain)
                .map(ExternalDns::plain);
    }

    String zoneName(String prefix, String parentName) {
        return plain(zone.orElse(prefix + "." + parentName));
    }

    private static boolean isOrHolds(String zone, String domain) {
        return plain(domain).equals(plain(zone)) || plain(domain).endsWith("." + plain(zone));
    }

    private static String plain(String domain) {
        return domain.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}

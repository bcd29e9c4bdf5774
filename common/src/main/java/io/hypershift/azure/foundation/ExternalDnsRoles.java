package io.hypershift.azure.foundation;

import java.util.List;

/** What external DNS may do in its zone; besides, it may always read the zone's resource group. */
public enum ExternalDnsRoles {
    /** Write records, and nothing else. */
    LEAST(BuiltInRole.DNS_ZONE_CONTRIBUTOR),

    /** What the guide gives (phase 1, step 6). */
    GUIDE(BuiltInRole.READER, BuiltInRole.CONTRIBUTOR);

    private final List<BuiltInRole> roles;

    ExternalDnsRoles(BuiltInRole... roles) {
        this.roles = List.of(roles);
    }

    List<BuiltInRole> roles() {
        return roles;
    }
}

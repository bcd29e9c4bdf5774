package io.hypershift.azure.diagnose.evidence;

import java.util.List;

/**
 * Whether the world is sent to a DNS zone of Azure's.
 *
 * @param zone its domain
 * @param own the zone's own name servers
 * @param told those that DNS names for the domain
 */
public record Delegation(String zone, List<String> own, List<String> told) {
    public Delegation {
        own = List.copyOf(own);
        told = List.copyOf(told);
    }
}

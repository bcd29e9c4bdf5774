package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.PublicDns.Hosted;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.foundation.Foundation.ExternalDnsZone;
import io.hypershift.azure.input.Source;
import java.util.List;

/** Whether external DNS can do its work: its zone is there and found by the world, and it can sign in and write there. */
record ExternalDnsChecks(ExternalDnsZone wanted, Source credentials, Azure azure, NameServers nameServers) {
    private static final List<String> TO_FIND = List.of("Microsoft.Network/dnsZones/read");
    private static final List<String> TO_WRITE = List.of(
            "Microsoft.Network/dnsZones/read",
            "Microsoft.Network/dnsZones/A/write",
            "Microsoft.Network/dnsZones/CNAME/write",
            "Microsoft.Network/dnsZones/TXT/write");

    void addTo(Checklist list, Probe<?> group, String groupName) {
        var zone = list.add("external DNS zone " + wanted.zone(), () -> zone(groupName), group);
        list.add(
                "delegation of " + wanted.zone(),
                answers -> ZoneChecks.delegation(wanted.zone(), answers.of(zone).nameServers(), nameServers),
                zone);
        var holder = new SecretHolderChecks(Purpose.EXTERNAL_DNS, wanted.application(), credentials, azure);
        holder.addTo(list, wanted.id(), TO_WRITE, zone);
        // External DNS finds its zone by a list of the group's.
        var scope = wanted.id().substring(0, wanted.id().indexOf("/providers/"));
        list.add("zones as external DNS finds them", () -> holder.rights(scope, TO_FIND), zone);
    }

    private Finding<Hosted> zone(String group) {
        return azure.publicDns().zonesOf(group).stream()
                .filter(it -> it.zone().name().equalsIgnoreCase(wanted.zone()))
                .findFirst()
                .map(it -> Finding.of(it, "a public zone in group {}", group))
                .orElseGet(() -> Finding.failed(
                        Text.of("it is not there"),
                        Text.of(
                                "Make it again: {} {}",
                                Operation.CREATE_FOUNDATION,
                                new Text.Setting(Parameter.EXTERNAL_DNS, "true"))));
    }
}

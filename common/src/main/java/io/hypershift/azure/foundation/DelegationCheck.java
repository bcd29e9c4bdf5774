package io.hypershift.azure.foundation;

import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.event.Event;
import io.hypershift.azure.event.EventListener;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.foundation.Foundation.ExternalDnsZone;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Whether the world is sent to the zone of external DNS, and what is to be entered in its parent where it is not. */
record DelegationCheck(NameServers nameServers, EventListener events) {

    void tell(ExternalDnsZone zone) {
        try {
            var told = nameServers.of(zone.zone());
            if (!sorted(told).equals(sorted(zone.nameServers()))) {
                events.on(new Event.Warning(Text.of(
                        "{} is not found by the world yet: DNS tells {} as its servers. Its parent zone must hold these records,"
                                + " unless they are there and only have to spread:{}",
                        zone.zone(),
                        told.isEmpty() ? "none" : String.join(", ", told),
                        records(zone))));
            }
        } catch (HyperShiftException e) {
            events.on(new Event.Warning(Text.of(
                    "whether the world finds {} could not be looked up: {}. Its parent zone must hold:{}",
                    zone.zone(),
                    e.problems().get(0).symptom(),
                    records(zone))));
        }
    }

    private static String records(ExternalDnsZone zone) {
        return zone.nameServers().stream()
                .map(it -> "\n  %s. 3600 IN NS %s.".formatted(zone.zone(), it))
                .collect(Collectors.joining());
    }

    private static Set<String> sorted(List<String> names) {
        return names.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
    }
}

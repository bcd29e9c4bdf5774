package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.azureapi.Roles.Grant;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the base domain is there, the world is sent to it, and clusters may write into it. */
public final class ZoneChecks {
    private final String domain;
    private final Azure azure;
    private final NameServers nameServers;

    public ZoneChecks(String domain, Azure azure, NameServers nameServers) {
        this.domain = domain;
        this.azure = azure;
        this.nameServers = nameServers;
    }

    /** Adds the checks of the zone and of its delegation; returns the one whose value is the zone. */
    public Probe<Zone> addZone(Checklist list, Probe<?> login) {
        var zone = list.add(
                "base domain " + domain,
                () -> {
                    var found = BaseDomainZone.find(domain, azure);
                    return Finding.of(found, "a public zone in group {}", found.group());
                },
                login);
        list.add(
                "delegation of " + domain,
                answers -> delegation(domain, azure.publicDns().nameServers(answers.of(zone)), nameServers),
                zone);
        return zone;
    }

    /** Adds the check of the right that clusters' ingress needs on the zone. */
    void addRole(Checklist list, Probe<Zone> zone, Foundation foundation, Map<Component, Probe<?>> identities) {
        var ingress = foundation.identities().get(Component.INGRESS);
        var identity = identities.get(Component.INGRESS);
        if (ingress != null && identity != null) {
            list.add("role of ingress on the zone's group", answers -> role(answers.of(zone), ingress), zone, identity);
        }
    }

    private Finding<Boolean> role(Zone zone, Foundation.Identity ingress) {
        var definition = Component.INGRESS.role().definition();
        var holders = azure.roles().countingAt(AzureId.group(azure.subscription(), zone.group())).stream()
                .filter(it -> it.isOf(definition))
                .map(Grant::principalId)
                .toList();
        return holders.stream().anyMatch(ingress.principalId()::equalsIgnoreCase)
                ? Finding.passed("held by {}", ingress.name())
                : Finding.failed(
                        Text.of(
                                "{} may not write records there: the role is held by {}",
                                ingress.name(),
                                holders.isEmpty() ? "nobody" : "others alone, " + String.join(", ", holders)),
                        Text.of(
                                "Assign it: {} {}",
                                Operation.CREATE_FOUNDATION,
                                new Text.Setting(Parameter.BASE_DOMAIN, domain)));
    }

    /** Whether DNS names these servers for the domain, and no others. */
    static Finding<Boolean> delegation(String domain, List<String> ofZone, NameServers nameServers) {
        var servers = ofZone.stream().map(it -> it.toLowerCase(Locale.ROOT)).toList();
        List<String> told;
        try {
            told = nameServers.of(domain);
        } catch (HyperShiftException e) {
            return Finding.unknown(
                    Text.of("not checked: {}", e.problems().get(0).symptom()),
                    e.problems().get(0).remedy());
        }
        if (!told.isEmpty() && servers.containsAll(told)) {
            return Finding.passed("the world is sent to {}", String.join(", ", told));
        }
        return Finding.failed(
                told.isEmpty()
                        ? Text.of("the world does not find it: no name servers are told")
                        : Text.of("the world is sent to {}", strangers(told, servers)),
                Text.of(
                        "Let the parent zone, or the registrar, name the zone's own servers: {}. Clusters' names are"
                                + " found nowhere before.",
                        String.join(", ", servers)));
    }

    private static String strangers(List<String> told, List<String> servers) {
        return Stream.concat(told.stream().filter(it -> !servers.contains(it)), Stream.of("which are not the zone's"))
                .collect(Collectors.joining(", "));
    }
}

package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.PublicDns.Zone;
import io.hypershift.azure.diagnose.finding.NameRecord;
import io.hypershift.azure.dns.NameServers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Looks up the names that a cluster is reached by: in Azure's zones, and in DNS as the world sees it. */
record NamesCollector(NameServers nameServers, ClusterView cluster, Inquiry inquiry) {
    private static final String DNS = "2018-05-01";
    private static final String PRIVATE_DNS = "2020-06-01";

    /** @param azure empty where there is no login, so that only DNS is asked */
    Names collect(Optional<Azure> azure) {
        var delegations = azure.map(this::delegations).orElse(List.of());
        var questions = new ArrayList<Supplier<Optional<List<NameRecord>>>>();
        var hosts = hosts();
        hosts.forEach(host -> questions.add(
                inquiry.ask("DNS name " + host.name(), () -> List.of(host.found(nameServers.addresses(host.name()))))));
        azure.ifPresent(it -> {
            var groups = new ClusterGroups(cluster);
            ask(it, groups.zone(), DNS, questions);
            ask(it, groups.privateZone(), PRIVATE_DNS, questions);
        });
        var records =
                new ArrayList<>(delegations.stream().map(NamesCollector::record).toList());
        questions.forEach(it -> it.get().ifPresent(records::addAll));
        return new Names(delegations, records);
    }

    private record Host(String name, List<String> expected) {
        NameRecord found(List<String> addresses) {
            return new NameRecord(name, "A", "a service of the control plane", expected, addresses, "");
        }
    }

    private List<Host> hosts() {
        return StreamSupport.stream(cluster.spec("services").spliterator(), false)
                .flatMap(service -> {
                    var way = service.path("servicePublishingStrategy");
                    return Stream.of(way.at("/loadBalancer/hostname"), way.at("/route/hostname"))
                            .map(it -> it.asText(""))
                            .filter(it -> !it.isEmpty())
                            .map(it -> new Host(it, List.of()));
                })
                .distinct()
                .toList();
    }

    private void ask(Azure azure, String zone, String version, List<Supplier<Optional<List<NameRecord>>>> questions) {
        if (!zone.isEmpty()) {
            questions.add(inquiry.ask("records of zone " + name(zone), () -> {
                var sets = azure.resources().list(zone + "/A", version);
                return Stream.of(appsRecord(zone, sets)).toList();
            }));
        }
    }

    /** The record that applications are reached by; the ingress operator writes it into both zones. */
    private NameRecord appsRecord(String zone, List<JsonNode> sets) {
        var domain = "*.apps." + domain();
        var label = domain.substring(0, Math.max(0, domain.length() - name(zone).length() - 1));
        var found = sets.stream()
                .filter(it -> it.path("name").asText("").equalsIgnoreCase(label))
                .flatMap(NamesCollector::addresses)
                .toList();
        var purpose = zone.toLowerCase(Locale.ROOT).contains("/privatednszones/")
                ? "applications, inside (ingress operator)"
                : "applications, outside (ingress operator)";
        return new NameRecord(domain, "A", purpose, List.of(), found, "");
    }

    private static Stream<String> addresses(JsonNode set) {
        var properties = set.path("properties");
        return Stream.of("aRecords", "ARecords")
                .flatMap(it -> StreamSupport.stream(properties.path(it).spliterator(), false))
                .map(it -> it.path("ipv4Address").asText(""));
    }

    private String domain() {
        var base = cluster.spec("dns", "baseDomain").asText("");
        var prefix = cluster.spec("dns", "baseDomainPrefix");
        var first = prefix.isTextual() ? prefix.asText() : cluster.key().name();
        return first.isEmpty() ? base : first + "." + base;
    }

    /** Of the base domain's zone, and of the zones that external DNS writes the services' names into. */
    private List<Delegation> delegations(Azure azure) {
        var zones = inquiry.ask("public DNS zones", () -> azure.publicDns().zones())
                .get()
                .orElse(List.of());
        var wanted = Stream.concat(
                        Stream.of(cluster.spec("dns", "baseDomain").asText("")), cluster.hostNames().stream())
                .filter(it -> !it.isEmpty())
                .flatMap(name -> zoneOf(name, zones).stream())
                .distinct()
                .toList();
        var questions = wanted.stream()
                .map(zone -> inquiry.ask(
                        "delegation of " + zone.name(),
                        () -> new Delegation(
                                zone.name(),
                                lower(azure.publicDns().nameServers(zone)),
                                lower(nameServers.of(zone.name())))))
                .toList();
        return questions.stream().flatMap(it -> it.get().stream()).toList();
    }

    private boolean isTheClusters(Zone zone) {
        return AzureId.same(zone.id(), new ClusterGroups(cluster).zone());
    }

    private Optional<Zone> zoneOf(String name, List<Zone> zones) {
        return zones.stream()
                .filter(it -> name.equals(it.name()) || name.endsWith("." + it.name()))
                .max(Comparator.<Zone>comparingInt(it -> it.name().length()).thenComparing(this::isTheClusters));
    }

    private static List<String> lower(List<String> names) {
        return names.stream().map(it -> it.toLowerCase(Locale.ROOT)).sorted().collect(Collectors.toList());
    }

    private static NameRecord record(Delegation delegation) {
        return new NameRecord(
                delegation.zone(), "NS", "leads the world to the zone", delegation.own(), delegation.told(), "");
    }

    private static String name(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }
}

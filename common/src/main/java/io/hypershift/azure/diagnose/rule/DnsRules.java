package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.CREATE_FOUNDATION;
import static io.hypershift.azure.failure.Operation.INSTALL_OPERATOR;
import static io.hypershift.azure.failure.Operation.VERIFY_OPERATOR;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.diagnose.evidence.ClusterGroups;
import io.hypershift.azure.diagnose.evidence.Delegation;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.manifest.Manifest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that a cluster is reached by, and external DNS, which writes those of its services. */
final class DnsRules {
    private static final String EXTERNAL_DNS = "external-dns";
    private static final Pattern SIGN_IN = Pattern.compile("AADSTS\\d+|invalid_client|failed to acquire");
    private static final Pattern FORBIDDEN = Pattern.compile("AuthorizationFailed|does not have authorization");
    private static final Pattern NO_ZONE =
            Pattern.compile("suitable Azure DNS zone was not found|ResourceGroupNotFound");
    private static final Pattern THROTTLED =
            Pattern.compile("TooManyRequests|\\b[Tt]hrottl(?:ed|ing)\\b|" + AzureRefusal.status(429));

    /** So many lines that a container ends with may tell why. */
    private static final int LAST_WORDS = 5;

    private DnsRules() {}

    static Optional<Finding> externalDnsDoesNotRun(Evidence it) {
        if (!isWanted(it) || !it.management().wasRead("Deployment")) {
            return Optional.empty();
        }
        if (isAvailable(it)) {
            return Optional.empty();
        }
        var deployment = deployment(it);
        var finding = Finding.certain("external-dns-not-running", "external DNS does not run")
                .because(
                        "It writes the names of the cluster's services: {}.",
                        String.join(", ", it.cluster().hostNames()))
                .remedy("Ask {} what it lacks, and install it with {}.", VERIFY_OPERATOR, INSTALL_OPERATOR);
        return Optional.of(deployment
                .map(one -> finding.seen(Seen.field(one, "status", "no pod is available"))
                        .seen(pods(it).flatMap(pod -> PodTroubles.of(it, pod).stream())
                                .flatMap(trouble -> trouble.seen().stream())
                                .limit(2)
                                .toList()))
                .orElseGet(() -> finding.seen(
                        new Exhibit("Deployments in " + it.operatorNamespace(), "none is called " + EXTERNAL_DNS))));
    }

    static Optional<Finding> externalDnsCannotSignIn(Evidence it) {
        return told(it, SIGN_IN)
                .map(seen -> Finding.certain("external-dns-cannot-sign-in", "external DNS cannot sign in to Azure")
                        .because("So it writes no names.")
                        .seen(seen)
                        .remedy(
                                "Give it a secret that is good: {} makes one, {} takes it.",
                                CREATE_FOUNDATION,
                                INSTALL_OPERATOR));
    }

    static Optional<Finding> externalDnsIsForbidden(Evidence it) {
        return told(it, FORBIDDEN)
                .map(seen -> Finding.certain("external-dns-forbidden", "external DNS may not write into its zone")
                        .because("So the names of the cluster's services do not exist.")
                        .seen(seen)
                        .remedy(
                                "Give its service principal DNS Zone Contributor on the zone, and Reader on its group: {}.",
                                CREATE_FOUNDATION));
    }

    /** The zone is gone, in another group than it was told, or outside its filter. */
    static Optional<Finding> externalDnsFindsNoZone(Evidence it) {
        return told(it, NO_ZONE)
                .map(seen -> Finding.likely(
                                "external-dns-finds-no-zone", "external DNS finds no zone for the cluster's names")
                        .because(
                                "It looks in the resource group that its azure.json names, and passes over what it finds no zone for.")
                        .seen(seen)
                        .remedy(
                                "Check that the zone is there, and in that group: {}. Then {} with its azure.json.",
                                CREATE_FOUNDATION,
                                INSTALL_OPERATOR));
    }

    /** It ends when it is throttled, and then is not running for a while: that is no other cause. */
    static Optional<Finding> externalDnsIsThrottled(Evidence it) {
        return told(it, THROTTLED)
                .map(
                        seen -> Finding.of(
                                        "external-dns-throttled",
                                        endedThrottled(it) ? Certainty.CERTAIN : Certainty.LIKELY,
                                        "Azure throttles external DNS")
                                .because("It takes long until the names of the cluster's services exist.")
                                .seen(seen)
                                .remedy(
                                        "Wait, or make fewer clusters at a time; a longer interval of external DNS helps where it stays so."));
    }

    private static boolean endedThrottled(Evidence it) {
        return !isAvailable(it)
                && pods(it).flatMap(pod ->
                                it.logs().end(it.operatorNamespace(), pod.name(), EXTERNAL_DNS, LAST_WORDS).stream())
                        .anyMatch(words -> THROTTLED.matcher(words.quote()).find());
    }

    /** External DNS passes over names outside its filter, and says nothing of it. */
    static Optional<Finding> filterExcludesTheDomain(Evidence it) {
        return deployment(it).filter(any -> lacksNames(it)).flatMap(deployment -> {
            var filters = OperatorRules.arguments(deployment).stream()
                    .filter(argument -> argument.startsWith("--domain-filter="))
                    .map(argument -> argument.substring("--domain-filter=".length()))
                    .toList();
            return it.cluster().hostNames().stream()
                    .filter(host -> !filters.isEmpty() && filters.stream().noneMatch(filter -> isWithin(host, filter)))
                    .findFirst()
                    .map(host -> Finding.certain(
                                    "external-dns-filter-excludes-domain",
                                    "external DNS does not write {}: its filter is {}",
                                    host,
                                    String.join(", ", filters))
                            .seen(Seen.field(deployment, "arguments", "--domain-filter=" + String.join(", ", filters)))
                            .remedy(
                                    "Give the cluster a domain below it with {}, or install external DNS for that domain: {} with {}.",
                                    Parameter.EXTERNAL_DNS_DOMAIN,
                                    INSTALL_OPERATOR,
                                    Parameter.EXTERNAL_DNS_DOMAIN_FILTER));
        });
    }

    static Optional<Finding> zoneIsMissing(Evidence it) {
        var groups = new ClusterGroups(it.cluster());
        return Stream.of(groups.zone(), groups.privateZone())
                .filter(id -> it.azure().isMissing(id))
                .findFirst()
                .map(
                        id -> Finding.certain(
                                        id.equals(groups.zone()) ? "base-domain-zone-missing" : "private-zone-missing",
                                        "the DNS zone {} is not there",
                                        AzureId.nameOf(id))
                                .because("The cluster's ingress operator writes *.apps into it.")
                                .seen(new Exhibit(id, "not found"))
                                .remedy(
                                        "Make it again: the cluster names it by its id, so in the same group and under the same name."));
    }

    /** A zone that its parent does not name is found by nobody. */
    static Optional<Finding> zoneIsNotDelegated(Evidence it) {
        return it.names().delegations().stream()
                .filter(zone -> zone.told().stream().noneMatch(zone.own()::contains))
                .findFirst()
                .map(zone -> Finding.of(
                                "base-domain-not-delegated",
                                certainty(it, zone),
                                "the world is not sent to the DNS zone {}",
                                zone.zone())
                        .because("Names in it, such as the cluster's, lead nowhere.")
                        .seen(
                                new Exhibit(
                                        "name servers that DNS tells for " + zone.zone(),
                                        zone.told().isEmpty() ? "none" : String.join(", ", zone.told())),
                                new Exhibit("the zone's own name servers", String.join(", ", zone.own())))
                        .remedy(
                                "Let the zone above name them: {}.",
                                List.copyOf(zone.own()).stream()
                                        .map(server -> zone.zone() + ". IN NS " + server + ".")
                                        .reduce((one, other) -> one + "; " + other)
                                        .orElse("")));
    }

    /** A company's own name servers answer for the world's zones as well: without names that are missing it proves little. */
    private static Certainty certainty(Evidence it, Delegation zone) {
        if (!isWanted(it) || !lacksNames(it)) {
            return Certainty.POSSIBLE;
        }
        return zone.told().isEmpty() ? Certainty.LIKELY : Certainty.CERTAIN;
    }

    private static boolean isWanted(Evidence it) {
        return !it.cluster().hostNames().isEmpty();
    }

    private static Optional<Manifest> deployment(Evidence it) {
        return it.management().find("Deployment", it.operatorNamespace(), EXTERNAL_DNS);
    }

    private static boolean isAvailable(Evidence it) {
        return deployment(it)
                .filter(one -> one.at("status", "availableReplicas").asInt() > 0)
                .isPresent();
    }

    private static Stream<Manifest> pods(Evidence it) {
        return it.management().of("Pod", it.operatorNamespace()).stream()
                .filter(pod -> pod.name().startsWith(EXTERNAL_DNS));
    }

    /**
     * Whether names of the cluster are missing where HyperShift looks, or as the world sees them as long as HyperShift has not
     * looked; those of private clusters are not the world's to see.
     */
    private static boolean lacksNames(Evidence it) {
        var isReported = it.cluster()
                .condition("ExternalDNSReachable")
                .filter(condition -> !condition.status().equals("Unknown"))
                .isPresent();
        if (isReported || it.cluster().azure("topology").equals("Private")) {
            return it.cluster().failing("ExternalDNSReachable").isPresent();
        }
        return it.names().records().stream()
                .anyMatch(record -> it.cluster().hostNames().contains(record.name())
                        && record.found().isEmpty());
    }

    /** The log of external DNS counts as long as names are missing: what stands in it may be mended, and is about all clusters. */
    private static Optional<Exhibit> told(Evidence it, Pattern pattern) {
        return isWanted(it) && lacksNames(it)
                ? it.logs().newest(it.operatorNamespace(), EXTERNAL_DNS, pattern)
                : Optional.empty();
    }

    private static boolean isWithin(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }
}

package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN;
import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN_PREFIX;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS_PRIVATE_ADDITIONAL_ALLOWED_SUBSCRIPTIONS;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID;
import static io.hypershift.azure.failure.Parameter.EXTERNAL_DNS_DOMAIN;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Options;
import java.util.List;
import java.util.Locale;

/** How a cluster is reached: its domains and its topology ({@code cmd/cluster/azure/create.go}). */
final class AccessRules {
    private AccessRules() {}

    static void check(String clusterName, Options options, Checks checks) {
        var apps = AppsDomain.of(clusterName, options.text(BASE_DOMAIN), options.find(BASE_DOMAIN_PREFIX));
        check(apps, options.isGiven(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID), options, checks);
    }

    /** On infrastructure that is there, whose document may tell the subnet as well. */
    static void check(InfraJson there, Options options, Checks checks) {
        var hasSubnet = options.isGiven(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID)
                || there.infra().natSubnetId().isPresent();
        check(there.appsDomain(), hasSubnet, options, checks);
    }

    private static void check(AppsDomain apps, boolean hasNatSubnet, Options options, Checks checks) {
        checkExternalDomain(apps, options, checks);
        checkTopology(hasNatSubnet, options, checks);
    }

    /** A zone of that name would hide the one that the cluster's applications have their names in. */
    private static void checkExternalDomain(AppsDomain apps, Options options, Checks checks) {
        var domain = options.text(EXTERNAL_DNS_DOMAIN).toLowerCase(Locale.ROOT);
        var clusters = apps.privateZone().toLowerCase(Locale.ROOT);
        if (!domain.isEmpty() && (clusters.equals(domain) || clusters.endsWith("." + domain))) {
            checks.add(Problem.of(
                            "external-dns-domain",
                            "{} {} is the cluster's own domain {}, or one above it",
                            EXTERNAL_DNS_DOMAIN,
                            domain,
                            clusters)
                    .because("HyperShift may make a private zone of that name, in which *.apps." + clusters
                            + " is unknown.")
                    .remedy(
                            "Give a domain beside or below it, such as {}.",
                            new Text.Setting(EXTERNAL_DNS_DOMAIN, "hcp." + apps.baseDomain())));
        }
    }

    private static void checkTopology(boolean hasNatSubnet, Options options, Checks checks) {
        var isPrivate = options.isGiven(ENDPOINT_ACCESS);
        var ways = List.of(
                ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, ENDPOINT_ACCESS_PRIVATE_ADDITIONAL_ALLOWED_SUBSCRIPTIONS);
        if (!isPrivate) {
            ways.stream().filter(options::isGiven).forEach(it -> noEffect(it, options, checks));
        } else if (options.isSound(ENDPOINT_ACCESS) && !hasNatSubnet) {
            checks.add(Problem.of(
                            "nat-subnet",
                            "{} {} needs a subnet for the Private Link Service",
                            ENDPOINT_ACCESS,
                            options.text(ENDPOINT_ACCESS))
                    .because(
                            "It lies in the management cluster's network, with privateLinkServiceNetworkPolicies disabled.")
                    .remedy("Give its id with {}.", ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID));
        }
    }

    private static void noEffect(Parameter parameter, Options options, Checks checks) {
        checks.add(Problem.of(
                        "no-effect",
                        "{} has no effect with {} {}",
                        parameter,
                        ENDPOINT_ACCESS,
                        options.text(ENDPOINT_ACCESS))
                .remedy("Leave it out, or give {} as PublicAndPrivate or Private.", ENDPOINT_ACCESS));
    }
}

package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ALLOCATE_NODE_CIDRS;
import static io.hypershift.azure.failure.Parameter.CLUSTER_CIDR;
import static io.hypershift.azure.failure.Parameter.DISABLE_MULTI_NETWORK;
import static io.hypershift.azure.failure.Parameter.MACHINE_CIDR;
import static io.hypershift.azure.failure.Parameter.NETWORK_TYPE;
import static io.hypershift.azure.failure.Parameter.OVN_KUBERNETES_MTU;
import static io.hypershift.azure.failure.Parameter.SERVICE_CIDR;
import static io.hypershift.azure.failure.Parameter.VNET_ADDRESS_PREFIX;
import static io.hypershift.azure.failure.Parameter.VNET_ID;
import static io.hypershift.azure.failure.Parameter.VNET_NAME;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Cidr;
import io.hypershift.azure.input.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a cluster's networks must be together (HostedCluster's CRD; {@code cmd/cluster/core/create.go}, {@code validateNetworkOptions}). */
final class NetworkRules {
    private static final String OTHER = "Other";
    private static final String OVN = "OVNKubernetes";

    private NetworkRules() {}

    /** A network with the parameter that it comes from. */
    private record Named(Parameter parameter, String text, Cidr cidr) {}

    static void check(Options options, Checks checks) {
        check(options, networks(options, nodes(options)), checks);
    }

    /** The same where nothing tells the nodes' addresses. */
    static void checkOnGiven(Options options, Checks checks) {
        check(options, networks(options, Optional.empty()), checks);
    }

    private static void check(Options options, List<Named> networks, Checks checks) {
        needs(DISABLE_MULTI_NETWORK, OTHER, options, checks);
        needs(ALLOCATE_NODE_CIDRS, OTHER, options, checks);
        needs(OVN_KUBERNETES_MTU, OVN, options, checks);
        checkOverlaps(networks, checks);
    }

    private static void needs(Parameter parameter, String networkType, Options options, Checks checks) {
        if (options.isGiven(parameter) && !options.text(NETWORK_TYPE).equals(networkType)) {
            checks.add(Problem.of(
                            "network-type",
                            "{} goes only with {} {}, not {}",
                            parameter,
                            NETWORK_TYPE,
                            networkType,
                            options.text(NETWORK_TYPE))
                    .remedy("Leave it out, or give {}.", new Text.Setting(NETWORK_TYPE, networkType)));
        }
    }

    private static List<Named> networks(Options options, Optional<Named> nodes) {
        var all = new ArrayList<Named>();
        Stream.of(CLUSTER_CIDR, SERVICE_CIDR).forEach(it -> all.addAll(named(it, options)));
        nodes.ifPresent(all::add);
        all.addAll(named(MACHINE_CIDR, options));
        return all;
    }

    /** Where the cluster's nodes get their addresses; not known of a network that is there already. */
    private static Optional<Named> nodes(Options options) {
        if (options.isGiven(VNET_ID) || (options.isGiven(VNET_NAME) && !options.isGiven(VNET_ADDRESS_PREFIX))) {
            return Optional.empty();
        }
        var text = options.find(VNET_ADDRESS_PREFIX).orElse(InfraRequest.Ranges.USUAL.vnetAddressPrefix());
        return Cidr.parse(text).map(cidr -> new Named(VNET_ADDRESS_PREFIX, text, cidr));
    }

    private static List<Named> named(Parameter parameter, Options options) {
        return options.items(parameter).stream()
                .flatMap(text -> Cidr.parse(text).map(cidr -> new Named(parameter, text, cidr)).stream())
                .toList();
    }

    /** What the cluster is told of its nodes' network is that network, or part of it. */
    private static boolean areTheNodes(Named one, Named other) {
        return one.parameter() == VNET_ADDRESS_PREFIX && other.parameter() == MACHINE_CIDR;
    }

    private static void checkOverlaps(List<Named> networks, Checks checks) {
        for (int i = 0; i < networks.size(); i++) {
            for (var other : networks.subList(i + 1, networks.size())) {
                var one = networks.get(i);
                if (one.cidr().overlaps(other.cidr()) && !areTheNodes(one, other)) {
                    checks.add(Problem.of(
                                    "overlap",
                                    "{} {} overlaps with {} {}",
                                    one.parameter(),
                                    one.text(),
                                    other.parameter() == VNET_ADDRESS_PREFIX ? "the nodes' network" : other.parameter(),
                                    other.text())
                            .remedy("Choose another network for {}.", one.parameter()));
                }
            }
        }
    }
}

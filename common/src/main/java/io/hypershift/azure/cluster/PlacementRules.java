package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_ID;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_NAME;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_RESOURCE_GROUP;
import static io.hypershift.azure.failure.Parameter.SUBNET_ADDRESS_PREFIX;
import static io.hypershift.azure.failure.Parameter.SUBNET_ID;
import static io.hypershift.azure.failure.Parameter.SUBNET_NAME;
import static io.hypershift.azure.failure.Parameter.VNET_ADDRESS_PREFIX;
import static io.hypershift.azure.failure.Parameter.VNET_ID;
import static io.hypershift.azure.failure.Parameter.VNET_NAME;
import static io.hypershift.azure.failure.Parameter.VNET_RESOURCE_GROUP;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Cidr;
import io.hypershift.azure.input.Options;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Which network a cluster gets: its own, or a customer's by ids or by names; never parts of one and of another. */
final class PlacementRules {
    private static final List<Parameter> NAMES = List.of(
            VNET_RESOURCE_GROUP,
            VNET_NAME,
            VNET_ADDRESS_PREFIX,
            SUBNET_NAME,
            SUBNET_ADDRESS_PREFIX,
            NETWORK_SECURITY_GROUP_RESOURCE_GROUP,
            NETWORK_SECURITY_GROUP_NAME);

    private PlacementRules() {}

    static void check(Options options, Checks checks) {
        together(VNET_ID, SUBNET_ID, options, checks);
        together(SUBNET_ID, VNET_ID, options, checks);
        together(NETWORK_SECURITY_GROUP_ID, VNET_ID, options, checks);
        if (Stream.of(VNET_ID, SUBNET_ID, NETWORK_SECURITY_GROUP_ID).anyMatch(options::isGiven)) {
            NAMES.stream()
                    .filter(options::isGiven)
                    .forEach(it -> checks.add(Problem.of("both", "{} does not go with ids of the network", it)
                            .remedy("Leave it out.")));
        } else {
            checkNames(options, checks);
        }
        checkSubnet(options, checks);
    }

    private static void checkNames(Options options, Checks checks) {
        together(VNET_NAME, NETWORK_SECURITY_GROUP_NAME, options, checks);
        together(NETWORK_SECURITY_GROUP_NAME, VNET_NAME, options, checks);
        together(NETWORK_SECURITY_GROUP_RESOURCE_GROUP, NETWORK_SECURITY_GROUP_NAME, options, checks);
        together(VNET_RESOURCE_GROUP, VNET_NAME, options, checks);
        together(SUBNET_NAME, VNET_NAME, options, checks);
        together(VNET_ADDRESS_PREFIX, SUBNET_ADDRESS_PREFIX, options, checks);
        together(SUBNET_ADDRESS_PREFIX, VNET_ADDRESS_PREFIX, options, checks);
        together(VNET_ADDRESS_PREFIX, VNET_NAME, options, checks);
    }

    private static void together(Parameter given, Parameter needed, Options options, Checks checks) {
        if (options.isGiven(given) && !options.isGiven(needed)) {
            checks.add(Problem.of("missing", "{} is given without {}", given, needed)
                    .because("A network of one's own would be put together with parts of another.")
                    .remedy("Give {} as well, or leave {} out.", needed, given));
        }
    }

    private static void checkSubnet(Options options, Checks checks) {
        var network = options.text(VNET_ID);
        var subnet = options.text(SUBNET_ID);
        if (!network.isEmpty()
                && !subnet.isEmpty()
                && !subnet.toLowerCase(Locale.ROOT).startsWith(network.toLowerCase(Locale.ROOT) + "/subnets/")) {
            checks.wrong(SUBNET_ID, subnet, "it does not lie in the network " + network);
        }
        var range = options.find(VNET_ADDRESS_PREFIX).flatMap(Cidr::parse);
        options.find(SUBNET_ADDRESS_PREFIX)
                .flatMap(Cidr::parse)
                .filter(it -> range.isPresent() && !range.get().contains(it))
                .ifPresent(it -> checks.wrong(
                        SUBNET_ADDRESS_PREFIX,
                        options.text(SUBNET_ADDRESS_PREFIX),
                        "it does not lie in " + options.text(VNET_ADDRESS_PREFIX)));
    }
}

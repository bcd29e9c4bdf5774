package io.hypershift.azure.cluster;

import io.hypershift.azure.input.Names;
import io.hypershift.azure.input.ValueRule;
import java.util.regex.Pattern;

/** What the ids of networks must be like, as HyperShift's CRDs have it. */
final class Ids {
    private static final String OF_NETWORK =
            "/subscriptions/" + Names.UUID + "/resourceGroups/[-\\w().]{0,89}[-\\w()]/providers/Microsoft\\.Network/";

    static final ValueRule NETWORK = ValueRule.matching(
            Pattern.compile(OF_NETWORK + "virtualNetworks/[-\\w.]{1,63}\\w"),
            "it must be the id of a virtual network, /subscriptions/...");
    static final ValueRule SUBNET = ValueRule.matching(
            Pattern.compile(OF_NETWORK + "virtualNetworks/[-\\w.]{1,63}\\w/subnets/[a-zA-Z0-9]([-\\w.]{0,78}\\w)?"),
            "it must be the id of a subnet, /subscriptions/.../virtualNetworks/.../subnets/...");
    static final ValueRule SECURITY_GROUP = ValueRule.matching(
            Pattern.compile(OF_NETWORK + "networkSecurityGroups/[-\\w.]{1,80}"),
            "it must be the id of a network security group, /subscriptions/...");

    private Ids() {}
}

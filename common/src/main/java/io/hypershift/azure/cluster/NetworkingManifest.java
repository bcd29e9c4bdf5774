package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.ALLOCATE_NODE_CIDRS;
import static io.hypershift.azure.failure.Parameter.CLUSTER_CIDR;
import static io.hypershift.azure.failure.Parameter.DISABLE_MULTI_NETWORK;
import static io.hypershift.azure.failure.Parameter.MACHINE_CIDR;
import static io.hypershift.azure.failure.Parameter.NETWORK_TYPE;
import static io.hypershift.azure.failure.Parameter.OVN_KUBERNETES_MTU;
import static io.hypershift.azure.failure.Parameter.SERVICE_CIDR;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.input.Options;
import java.util.List;

/** A HostedCluster's networks and what of the network operator's configuration belongs to them. */
record NetworkingManifest(Options options) {

    void put(ObjectNode spec) {
        var networking = spec.putObject("networking").put("networkType", options.text(NETWORK_TYPE));
        putNetworks(networking, "clusterNetwork", options.items(CLUSTER_CIDR));
        putNetworks(networking, "serviceNetwork", options.items(SERVICE_CIDR));
        putNetworks(networking, "machineNetwork", options.items(MACHINE_CIDR));
        if (options.isOn(ALLOCATE_NODE_CIDRS)) {
            networking.put("allocateNodeCIDRs", "Enabled");
        }
        if (options.isOn(DISABLE_MULTI_NETWORK)) {
            operator(spec).put("disableMultiNetwork", true);
        }
        if (options.isGiven(OVN_KUBERNETES_MTU)) {
            operator(spec).putObject("ovnKubernetesConfig").put("mtu", options.number(OVN_KUBERNETES_MTU));
        }
    }

    private static void putNetworks(ObjectNode networking, String field, List<String> networks) {
        if (!networks.isEmpty()) {
            var list = networking.putArray(field);
            networks.forEach(cidr -> list.addObject().put("cidr", cidr));
        }
    }

    private static ObjectNode operator(ObjectNode spec) {
        return spec.withObject("/operatorConfiguration/clusterNetworkOperator");
    }
}

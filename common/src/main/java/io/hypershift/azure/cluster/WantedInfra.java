package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN_PREFIX;
import static io.hypershift.azure.failure.Parameter.CLUSTER_CIDR;
import static io.hypershift.azure.failure.Parameter.ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_ID;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_NAME;
import static io.hypershift.azure.failure.Parameter.NETWORK_SECURITY_GROUP_RESOURCE_GROUP;
import static io.hypershift.azure.failure.Parameter.RESOURCE_GROUP_NAME;
import static io.hypershift.azure.failure.Parameter.SERVICE_CIDR;
import static io.hypershift.azure.failure.Parameter.SUBNET_ADDRESS_PREFIX;
import static io.hypershift.azure.failure.Parameter.SUBNET_ID;
import static io.hypershift.azure.failure.Parameter.SUBNET_NAME;
import static io.hypershift.azure.failure.Parameter.VNET_ADDRESS_PREFIX;
import static io.hypershift.azure.failure.Parameter.VNET_ID;
import static io.hypershift.azure.failure.Parameter.VNET_NAME;
import static io.hypershift.azure.failure.Parameter.VNET_RESOURCE_GROUP;

import io.hypershift.azure.cluster.InfraRequest.Domain;
import io.hypershift.azure.cluster.InfraRequest.Inside;
import io.hypershift.azure.cluster.InfraRequest.Named;
import io.hypershift.azure.cluster.InfraRequest.Network;
import io.hypershift.azure.cluster.InfraRequest.Place;
import io.hypershift.azure.cluster.InfraRequest.Ranges;
import io.hypershift.azure.input.Options;

/** What of a request for a cluster is about its infrastructure in Azure. */
record WantedInfra(CreateClusterRequest request, String location) {

    /** The infra ID is not known yet, unless it is given. */
    InfraRequest infra() {
        var options = request.options();
        return new InfraRequest(
                request.name(),
                request.infraId().orElse(""),
                new Domain(request.baseDomain(), options.find(BASE_DOMAIN_PREFIX)),
                new Place(location, options.find(RESOURCE_GROUP_NAME), request.tags()),
                network(options),
                new Inside(options.items(CLUSTER_CIDR), options.items(SERVICE_CIDR)),
                options.find(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID));
    }

    private static Network network(Options options) {
        if (options.isGiven(VNET_ID)) {
            return new Network.ByIds(
                    options.text(VNET_ID), options.text(SUBNET_ID), options.find(NETWORK_SECURITY_GROUP_ID));
        }
        if (options.isGiven(VNET_NAME)) {
            return new Network.ByNames(
                    new Named(options.find(VNET_RESOURCE_GROUP), options.text(VNET_NAME)),
                    options.text(SUBNET_NAME),
                    new Named(
                            options.find(NETWORK_SECURITY_GROUP_RESOURCE_GROUP),
                            options.text(NETWORK_SECURITY_GROUP_NAME)),
                    options.find(VNET_ADDRESS_PREFIX).map(it -> new Ranges(it, options.text(SUBNET_ADDRESS_PREFIX))));
        }
        return new Network.Own();
    }
}

package io.hypershift.azure.cluster;

import java.util.List;

/**
 * The names of a cluster's Azure resources, those of {@code hypershift create infra azure} ({@code
 * cmd/infra/azure/create.go}). The load balancer's name is a contract: the operator hands it to Cluster API.
 */
record InfraNames(String clusterName, String infraId, String baseDomain) {

    static final String SUBNET = "default";

    String mainGroup() {
        return clusterName + "-" + infraId;
    }

    String securityGroupGroup() {
        return clusterName + "-nsg-" + infraId;
    }

    String networkGroup() {
        return clusterName + "-vnet-" + infraId;
    }

    /** The groups made for the cluster: all that is its own lies in them. */
    List<String> groups() {
        return List.of(mainGroup(), networkGroup(), securityGroupGroup());
    }

    String securityGroup() {
        return clusterName + "-" + infraId + "-nsg";
    }

    String network() {
        return clusterName + "-" + infraId;
    }

    String zoneLink() {
        return clusterName + "-" + infraId;
    }

    /** Public IP, load balancer, and the parts of it. */
    String loadBalancer() {
        return infraId;
    }
}

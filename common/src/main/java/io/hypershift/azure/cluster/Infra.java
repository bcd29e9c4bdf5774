package io.hypershift.azure.cluster;

import java.util.Optional;

/**
 * A cluster's infrastructure in Azure, by resource ids.
 *
 * @param resourceGroup the name of the main group
 * @param appsPrefix what stands before the base domain in the applications' domain; the cluster's name unless known
 * @param natSubnetId the subnet for the addresses of a private link service, if one was asked for
 */
record Infra(
        String infraId,
        String location,
        String resourceGroup,
        String baseDomain,
        String publicZoneId,
        String privateZoneId,
        String networkId,
        String subnetId,
        String securityGroupId,
        Optional<String> appsPrefix,
        Optional<String> natSubnetId) {

    /** Of a cluster whose API is public. */
    Infra(
            String infraId,
            String location,
            String resourceGroup,
            String baseDomain,
            String publicZoneId,
            String privateZoneId,
            String networkId,
            String subnetId,
            String securityGroupId) {
        this(
                infraId,
                location,
                resourceGroup,
                baseDomain,
                publicZoneId,
                privateZoneId,
                networkId,
                subnetId,
                securityGroupId,
                Optional.empty(),
                Optional.empty());
    }
}

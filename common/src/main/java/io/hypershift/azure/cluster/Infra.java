package io.hypershift.azure.cluster;

/**
 * A cluster's infrastructure in Azure, by resource ids.
 *
 * @param resourceGroup the name of the main group
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
        String securityGroupId) {}

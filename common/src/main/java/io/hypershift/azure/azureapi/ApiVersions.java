package io.hypershift.azure.azureapi;

import java.util.Locale;
import java.util.Map;

/**
 * The API versions that resources of any type are deleted with: Resource Manager wants one that the type's provider knows.
 * HyperShift's CLI deletes what it has no version for with one that few types have, private endpoints not among them.
 */
final class ApiVersions {
    private static final String NETWORK = "2023-11-01";
    private static final String PRIVATE_DNS = "2020-06-01";

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("microsoft.network/publicipaddresses", NETWORK),
            Map.entry("microsoft.network/loadbalancers", NETWORK),
            Map.entry("microsoft.network/networkinterfaces", NETWORK),
            Map.entry("microsoft.network/networksecuritygroups", NETWORK),
            Map.entry("microsoft.network/virtualnetworks", NETWORK),
            Map.entry("microsoft.network/privateendpoints", NETWORK),
            Map.entry("microsoft.network/privatelinkservices", NETWORK),
            Map.entry("microsoft.network/privatednszones", PRIVATE_DNS),
            Map.entry("microsoft.network/privatednszones/virtualnetworklinks", PRIVATE_DNS),
            Map.entry("microsoft.compute/virtualmachines", "2024-03-01"),
            Map.entry("microsoft.compute/disks", "2023-10-02"),
            Map.entry("microsoft.storage/storageaccounts", "2023-01-01"),
            Map.entry("microsoft.managedidentity/userassignedidentities", "2023-01-31"));

    private final Providers providers;

    ApiVersions(Providers providers) {
        this.providers = providers;
    }

    /** The version for a type such as {@code Microsoft.Network/loadBalancers}; its provider is asked where it is not known. */
    String of(String type) {
        var known = KNOWN.get(type.toLowerCase(Locale.ROOT));
        return known == null ? providers.newestVersion(type) : known;
    }
}

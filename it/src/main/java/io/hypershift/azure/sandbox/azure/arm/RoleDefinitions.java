package io.hypershift.azure.sandbox.azure.arm;

import java.util.List;
import java.util.Optional;

/**
 * The built-in roles that HyperShift and its users give. The operators' permissions are kept to what the operators need for
 * the work that their names tell; Azure's own lists are longer.
 */
final class RoleDefinitions {
    static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private static final List<String> NOTHING = List.of();

    private static final List<RoleDefinition> ALL = List.of(
            role(OWNER, "Owner", "*"),
            new RoleDefinition(
                    "b24988ac-6180-42a0-ab88-20f7382dd24c",
                    "Contributor",
                    List.of("*"),
                    List.of(
                            "Microsoft.Authorization/*/Delete",
                            "Microsoft.Authorization/*/Write",
                            "Microsoft.Authorization/elevateAccess/Action"),
                    NOTHING),
            role("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", "*/read"),
            role(
                    "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
                    "User Access Administrator",
                    "*/read",
                    "Microsoft.Authorization/*"),
            role(
                    "befefa01-2a29-4197-83a8-272ff33ce314",
                    "DNS Zone Contributor",
                    "Microsoft.Network/dnsZones/*",
                    "Microsoft.Resources/subscriptions/resourceGroups/read"),
            role(
                    "e40ec5ca-96e0-45a2-b4ff-59039f2c2b59",
                    "Managed Identity Contributor",
                    "Microsoft.ManagedIdentity/userAssignedIdentities/*",
                    "Microsoft.Resources/subscriptions/resourceGroups/read"),
            role(
                    "4d97b98b-1d4f-4787-a291-c67834d212e7",
                    "Network Contributor",
                    "Microsoft.Network/*",
                    "Microsoft.Resources/subscriptions/resourceGroups/read"),
            data(
                    "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
                    "Storage Blob Data Contributor",
                    "Microsoft.Storage/storageAccounts/blobServices/containers/*"),
            data(
                    "b7e6dc6d-f1e8-4753-8033-0f276bb0955b",
                    "Storage Blob Data Owner",
                    "Microsoft.Storage/storageAccounts/blobServices/containers/*"),
            data(
                    "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
                    "Storage Blob Data Reader",
                    "Microsoft.Storage/storageAccounts/blobServices/containers/*/read"),
            role(
                    "a1f96423-95ce-4224-ab27-4e3dc72facd4",
                    "Azure Red Hat OpenShift Cloud Controller Manager",
                    "Microsoft.Compute/virtualMachines/read",
                    "Microsoft.Network/loadBalancers/*",
                    "Microsoft.Network/networkInterfaces/*",
                    "Microsoft.Network/networkSecurityGroups/*",
                    "Microsoft.Network/publicIPAddresses/*",
                    "Microsoft.Network/virtualNetworks/subnets/*"),
            role(
                    "0336e1d3-7a87-462b-b6db-342b63f7802c",
                    "Azure Red Hat OpenShift Cluster Ingress Operator",
                    "Microsoft.Network/dnsZones/A/*",
                    "Microsoft.Network/privateDnsZones/A/*"),
            role(
                    "0d7aedc0-15fd-4a67-a412-efad370c947e",
                    "Azure Red Hat OpenShift File Storage Operator",
                    "Microsoft.Storage/storageAccounts/*",
                    "Microsoft.Network/virtualNetworks/subnets/*",
                    "Microsoft.Network/networkSecurityGroups/*",
                    "Microsoft.Network/privateDnsZones/*"),
            role(
                    "5b7237c5-45e1-49d6-bc18-a1f62f400748",
                    "Azure Red Hat OpenShift Disk Storage Operator",
                    "Microsoft.Compute/disks/*",
                    "Microsoft.Compute/snapshots/*",
                    "Microsoft.Compute/virtualMachines/*",
                    "Microsoft.Resources/subscriptions/resourceGroups/read"),
            role(
                    "be7a6435-15ae-4171-8f30-4a343eff9e8f",
                    "Azure Red Hat OpenShift Network Operator",
                    "Microsoft.Compute/virtualMachines/read",
                    "Microsoft.Network/networkInterfaces/*",
                    "Microsoft.Network/virtualNetworks/*",
                    "Microsoft.Network/loadBalancers/*"),
            role(
                    "8b32b316-c2f5-4ddf-b05b-83dacd2d08b5",
                    "Azure Red Hat OpenShift Image Registry Operator",
                    "Microsoft.Storage/storageAccounts/*",
                    "Microsoft.Resources/tags/write"),
            data("12338af0-0e69-4776-bea7-57ae8d297424", "Key Vault Crypto User", "Microsoft.KeyVault/vaults/keys/*"));

    private RoleDefinitions() {}

    static List<RoleDefinition> all() {
        return ALL;
    }

    /** By GUID or by an id that ends in it. */
    static Optional<RoleDefinition> find(String id) {
        var guid = id.substring(id.lastIndexOf('/') + 1);
        return ALL.stream().filter(role -> role.id().equalsIgnoreCase(guid)).findFirst();
    }

    private static RoleDefinition role(String id, String name, String... actions) {
        return new RoleDefinition(id, name, List.of(actions), NOTHING, NOTHING);
    }

    private static RoleDefinition data(String id, String name, String... dataActions) {
        return new RoleDefinition(id, name, NOTHING, NOTHING, List.of(dataActions));
    }
}

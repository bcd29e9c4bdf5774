package io.hypershift.azure.sandbox.azure.provider;

import io.hypershift.azure.sandbox.azure.arm.ArmState;
import io.hypershift.azure.sandbox.azure.arm.OrdinaryType;
import io.hypershift.azure.sandbox.azure.arm.Pace;
import io.hypershift.azure.sandbox.azure.arm.ResourceType;
import io.hypershift.azure.sandbox.azure.blob.Accounts;
import io.hypershift.azure.sandbox.azure.blob.BootLogs;
import java.util.List;
import java.util.stream.Stream;

/** The resource types that the sandbox knows more of than their names. */
public final class ParticularTypes {
    private ParticularTypes() {}

    public static List<ResourceType> of(ArmState state, Accounts accounts, BootLogs bootLogs) {
        var storage = new StorageAccounts(state, accounts);
        return Stream.concat(
                        Stream.of(
                                new Identities(state),
                                new FederatedCredentials(state),
                                storage,
                                storage.nameCheck(),
                                new BlobServices(state),
                                new Containers(state, accounts),
                                new RoleAssignments(state),
                                new Locks(),
                                new VirtualNetworks(state),
                                new SecurityGroups(state),
                                new PublicAddresses(state),
                                new LoadBalancers(state),
                                new NetworkInterfaces(state),
                                new PrivateLinkServices(state),
                                new EndpointConnections(state),
                                new PrivateEndpoints(state),
                                new DnsZones(state),
                                new PrivateDnsZones(state),
                                new NetworkLinks(state),
                                new VirtualMachines(state, new BootDiagnostics(state, bootLogs)),
                                new OrdinaryType("Microsoft.Compute/disks", Pace.operation(3, 3)),
                                new OrdinaryType("Microsoft.Compute/images", Pace.operation(20, 10))),
                        RecordSets.all(state))
                .toList();
    }
}

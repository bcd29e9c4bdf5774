package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.dns.NameServers;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Text;
import java.util.List;

/** The guide's verification of phase 1, and what HyperShift itself would never tell of a foundation that is broken. */
final class FoundationChecks {
    /** Of all that creating and destroying clusters takes, what tells the roles apart that are usually given. */
    private static final List<String> TO_OPERATE = List.of(
            "Microsoft.Resources/subscriptions/resourceGroups/write",
            "Microsoft.Resources/subscriptions/resourceGroups/delete",
            "Microsoft.Authorization/roleAssignments/write");

    private final VerifyFoundationRequest request;
    private final Azure azure;
    private final NameServers nameServers;

    FoundationChecks(VerifyFoundationRequest request, Azure azure, NameServers nameServers) {
        this.request = request;
        this.azure = azure;
        this.nameServers = nameServers;
    }

    Checklist list() {
        var list = new Checklist();
        var foundation = request.read();
        var key = new BundleChecks(request, foundation).addTo(list);
        var login = LoginChecks.add(list, azure, foundation.subscriptionId());
        var name = foundation.persistentResourceGroup();
        var group = list.add("resource group " + name, () -> group(name), login);
        var identities = new IdentityChecks(foundation, azure).addTo(list, group);
        new IssuerChecks(foundation, azure.publicStorage(), azure.outside()).addTo(list, key, group);
        foundation
                .externalDns()
                .ifPresent(it -> new ExternalDnsChecks(it, request.externalDnsCredentials(), azure, nameServers)
                        .addTo(list, group, name));
        foundation
                .clusterOperations()
                .ifPresent(it -> new SecretHolderChecks(
                                Purpose.CLUSTER_OPERATIONS, it, request.clusterOperationsCredentials(), azure)
                        .addTo(list, "/subscriptions/" + azure.subscription(), TO_OPERATE, login));
        request.baseDomain().ifPresent(domain -> {
            var zone = new ZoneChecks(domain, azure, nameServers);
            zone.addRole(list, zone.addZone(list, login), foundation, identities);
        });
        return list;
    }

    private Finding<Boolean> group(String group) {
        return azure.groups()
                .find(group)
                .map(it -> Finding.passed("in {}", it.location()))
                .orElseGet(() -> Finding.failed(
                        Text.of("it is not there"),
                        Text.of(
                                "Make the foundation again: {}. Or give another one's bundle with {}.",
                                Operation.CREATE_FOUNDATION,
                                request.bundleParameter())));
    }
}

package io.hypershift.azure.doctor;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.HeldRoles;
import io.hypershift.azure.azureapi.SignIn;
import io.hypershift.azure.check.Checklist;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.check.Probe;
import io.hypershift.azure.failure.Text;
import java.util.List;

/** Whether the login may do what the goals do: by its roles' actions, so that a role of the organisation's own counts, too. */
final class RightsChecks {
    /** What {@code docs/permissions.md} lists, as far as it is Contributor's. */
    static final List<String> TO_MAKE = List.of(
            "Microsoft.Resources/subscriptions/resourceGroups/write",
            "Microsoft.Resources/subscriptions/resourceGroups/delete",
            "Microsoft.ManagedIdentity/userAssignedIdentities/write",
            "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write",
            "Microsoft.Storage/storageAccounts/write",
            "Microsoft.Storage/storageAccounts/listKeys/action",
            "Microsoft.Storage/storageAccounts/blobServices/containers/write",
            "Microsoft.Network/virtualNetworks/write",
            "Microsoft.Network/networkSecurityGroups/write",
            "Microsoft.Network/loadBalancers/write",
            "Microsoft.Network/publicIPAddresses/write",
            "Microsoft.Network/privateDnsZones/write",
            "Microsoft.Network/privateDnsZones/virtualNetworkLinks/write",
            "Microsoft.Network/dnsZones/read",
            "Microsoft.Network/dnsZones/A/delete");

    static final List<String> TO_ASSIGN =
            List.of("Microsoft.Authorization/roleAssignments/write", "Microsoft.Authorization/roleAssignments/delete");

    private static final List<String> FOR_SERVICE_PRINCIPALS =
            List.of("Application.ReadWrite.OwnedBy", "Application.ReadWrite.All");

    private final Azure azure;
    private final boolean servicePrincipals;

    /** @param servicePrincipals whether some will be made */
    RightsChecks(Azure azure, boolean servicePrincipals) {
        this.azure = azure;
        this.servicePrincipals = servicePrincipals;
    }

    void addTo(Checklist list, Probe<SignIn.Identity> login) {
        var held = list.add(
                "roles on the subscription",
                answers -> {
                    var roles = azure.roleReads().heldBy(answers.of(login).principalId());
                    return roles.names().isEmpty()
                            ? Finding.<HeldRoles>failed(
                                    Text.of("none"), grant("Contributor and User Access Administrator"))
                            : Finding.of(roles, "{}", String.join(", ", roles.names()));
                },
                login);
        list.add("right to make resources", answers -> allowed(answers.of(held), TO_MAKE, "Contributor"), held);
        list.add(
                "right to assign roles",
                answers -> allowed(answers.of(held), TO_ASSIGN, "User Access Administrator"),
                held);
        list.add("right to make service principals", this::graph, login);
    }

    static Finding<Boolean> allowed(HeldRoles roles, List<String> actions, String usual) {
        var lacking = roles.lacking(actions);
        return lacking.isEmpty()
                ? Finding.passed("all that is needed")
                : Finding.failed(Text.of("not allowed: {}", String.join(", ", lacking)), grant(usual));
    }

    private Finding<Boolean> graph() {
        var held = azure.signIn().graphPermissions();
        return held.stream()
                .filter(FOR_SERVICE_PRINCIPALS::contains)
                .findFirst()
                .map(it -> Finding.passed("{}", it))
                .orElseGet(this::lackingGraph);
    }

    /** Most have no use for it. */
    private Finding<Boolean> lackingGraph() {
        var either = String.join(" nor ", FOR_SERVICE_PRINCIPALS);
        var remedy = Text.of("Let an administrator of the directory consent to one of them for the login.");
        return servicePrincipals
                ? Finding.failed(Text.of("neither {}", either), remedy)
                : Finding.unknown(Text.of("neither {}: not needed as long as nobody makes one", either), remedy);
    }

    private static Text grant(String role) {
        return Text.of("Let somebody who may grant rights give the login {} on the subscription.", role);
    }
}

package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.OidcStorage;
import io.hypershift.azure.azureapi.OidcStorage.Account;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The removal of a foundation as a plan. Roles go before the principals they are for, and everybody who trusts the issuer before
 * the issuer: whoever took its name then could sign in as them.
 */
final class FoundationRemoval {
    private final DestroyFoundationRequest request;
    private final Azure azure;
    private final OidcStorage storage;
    private final Plan plan;

    FoundationRemoval(DestroyFoundationRequest request, Azure azure, OidcStorage storage) {
        this.request = request;
        this.azure = azure;
        this.storage = storage;
        this.plan = Plan.named("removal of foundation " + request.prefix());
    }

    /** The accounts that were made for the foundation. */
    List<Account> accounts() {
        return storage.accounts(request.persistentResourceGroup()).stream()
                .filter(it -> isOurs(it.tags()))
                .toList();
    }

    /** The issuers that identities of the foundation's trust, wherever they are. */
    Set<String> trusted() {
        return azure.identities().of(request.persistentResourceGroup()).stream()
                .filter(it -> isOurs(it.tags()))
                .flatMap(it -> azure.identities().credentials(request.persistentResourceGroup(), it.name()).stream())
                .map(FederatedCredential::issuer)
                .collect(Collectors.toSet());
    }

    /** @param issuers the URLs of the issuers that go */
    Plan plan(List<Account> accounts, Set<String> issuers) {
        var identities = azure.identities().of(request.persistentResourceGroup());
        var roles = addRoles();
        var trust = new ArrayList<>(addIdentities(identities, roles));
        identities.stream().filter(it -> !isOurs(it.tags())).forEach(it -> trust.addAll(addCredentials(it, issuers)));
        var last = accounts.stream()
                .map(it -> plan.removal("storage account " + it.name(), storage.removal(it), array(trust)))
                .toList();
        if (request.deleteResourceGroup()) {
            var name = request.persistentResourceGroup();
            plan.removal(
                    "resource group " + name,
                    azure.groups().emptyRemoval(name, this::isOurs),
                    array(Stream.concat(trust.stream(), last.stream()).toList()));
        }
        return plan;
    }

    /**
     * Those that bear the name that the foundation would give them, wherever they are; not those of identities elsewhere, which a
     * cluster may have given whose infra ID is the foundation's prefix.
     */
    private List<Step<Void>> addRoles() {
        var elsewhere = azure.identities().list().stream()
                .filter(it -> !AzureId.groupOf(it.id()).equalsIgnoreCase(request.persistentResourceGroup()))
                .map(it -> it.principalId().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return azure.roles().all().stream()
                .filter(role -> !elsewhere.contains(role.principalId().toLowerCase(Locale.ROOT)))
                .filter(role -> Arrays.stream(Component.values())
                        .map(it -> RoleAssignmentName.of(
                                request.prefix(), it.role().component(), role.scope()))
                        .anyMatch(role.name()::equalsIgnoreCase))
                .map(it -> plan.removal(
                        "role assignment " + it.name() + " on " + it.scope(),
                        azure.roles().removal(it)))
                .toList();
    }

    private List<Step<Void>> addIdentities(List<Identity> identities, List<Step<Void>> roles) {
        return identities.stream()
                .filter(it -> isOurs(it.tags()))
                .map(it ->
                        plan.removal("identity " + it.name(), azure.identities().removal(it), array(roles)))
                .toList();
    }

    /** What identities of others trust because of us; one after another, as Azure wants it. */
    private List<Step<Void>> addCredentials(Identity identity, Set<String> issuers) {
        var subjects = Arrays.stream(Component.values())
                .flatMap(it -> it.accounts().stream())
                .map(Component.Account::subject)
                .collect(Collectors.toSet());
        var steps = new ArrayList<Step<Void>>();
        for (FederatedCredential it :
                azure.identities().credentials(request.persistentResourceGroup(), identity.name())) {
            if (issuers.contains(it.issuer()) && subjects.contains(it.subject())) {
                steps.add(plan.removal(
                        "credential " + it.name() + " of identity " + identity.name(),
                        azure.identities().removal(identity, it),
                        array(steps)));
            }
        }
        return steps;
    }

    private boolean isOurs(Map<String, String> tags) {
        return request.prefix().equals(tags.get(SharedScope.FOUNDATION_TAG));
    }

    private static Step<?>[] array(List<Step<Void>> steps) {
        return steps.toArray(Step<?>[]::new);
    }
}

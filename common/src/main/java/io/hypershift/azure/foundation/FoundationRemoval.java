package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.Applications.Application;
import io.hypershift.azure.azureapi.Applications.Wanted;
import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.FederatedCredential;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.OidcStorage;
import io.hypershift.azure.azureapi.OidcStorage.Account;
import io.hypershift.azure.azureapi.PublicDns.Hosted;
import io.hypershift.azure.azureapi.Roles.Assigned;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Plan;
import io.hypershift.azure.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
    private final List<Wanted> applications;
    private final Consumer<Application> left;
    private final List<Step<Void>> zones = new ArrayList<>();
    private final List<Hosted> delegatedElsewhere = new ArrayList<>();
    private final Plan plan;

    /**
     * Plans nothing yet.
     *
     * @param applications those that the foundation has in the directory
     * @param left is told an application that the login may delete, but not for good
     */
    FoundationRemoval(
            DestroyFoundationRequest request,
            Azure azure,
            OidcStorage storage,
            List<Wanted> applications,
            Consumer<Application> left) {
        this.request = request;
        this.azure = azure;
        this.storage = storage;
        this.applications = List.copyOf(applications);
        this.left = left;
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
        addApplications(roles);
        addZones();
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
                    array(Stream.of(trust, last, zones).flatMap(List::stream).toList()));
        }
        return plan;
    }

    /** The zones that go whose delegation nobody here can take away. */
    List<Hosted> delegatedElsewhere() {
        return List.copyOf(delegatedElsewhere);
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
        var ours = azure.roles().all().stream()
                .filter(role -> !elsewhere.contains(role.principalId().toLowerCase(Locale.ROOT)))
                .filter(role -> names(role.scope()).anyMatch(role.name()::equalsIgnoreCase))
                .toList();
        refuseOwnLogin(ours);
        return ours.stream()
                .map(it -> plan.removal(
                        "role assignment " + it.name() + " on " + it.scope(),
                        azure.roles().removal(it)))
                .toList();
    }

    /** Whoever signs in as the foundation's own principal would take his rights away before he is done. */
    private void refuseOwnLogin(List<Assigned> roles) {
        if (roles.isEmpty()) {
            return;
        }
        var login = azure.signIn().identity().principalId();
        if (roles.stream().anyMatch(it -> it.principalId().equalsIgnoreCase(login))) {
            throw new HyperShiftException(
                    Problem.of("own-login", "the login's own rights belong to the foundation and would go with it")
                            .remedy("Sign in as somebody else."));
        }
    }

    /** The names that the foundation would give to roles on a scope. */
    private Stream<String> names(String scope) {
        return Stream.concat(
                Arrays.stream(Component.values())
                        .map(it -> RoleAssignmentName.of(
                                request.prefix(), it.role().component(), scope)),
                Arrays.stream(Purpose.values())
                        .flatMap(purpose -> Arrays.stream(BuiltInRole.values())
                                .map(it -> it.assignment(request.prefix(), purpose, scope))));
    }

    private void addApplications(List<Step<Void>> roles) {
        applications.forEach(it -> plan.removal(
                "application " + it.name(), azure.graph().applications().removal(it, left), array(roles)));
    }

    /** A delegation to servers that nobody holds any more waits for whoever gets them. */
    private void addZones() {
        var parents = azure.publicDns().zones();
        for (var it : azure.publicDns().zonesOf(request.persistentResourceGroup())) {
            if (isOurs(it.tags())) {
                var name = it.zone().name();
                var delegations = parents.stream()
                        .filter(parent -> name.endsWith("." + parent.name()))
                        .map(parent -> plan.removal(
                                "delegation of " + name + " in " + parent.name(),
                                azure.publicDns()
                                        .delegationRemoval(
                                                parent,
                                                name.substring(
                                                        0,
                                                        name.length()
                                                                - parent.name().length()
                                                                - 1),
                                                it.nameServers())))
                        .toList();
                if (delegations.isEmpty()) {
                    delegatedElsewhere.add(it);
                }
                zones.add(plan.removal("DNS zone " + name, azure.publicDns().removal(it.zone()), array(delegations)));
            }
        }
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

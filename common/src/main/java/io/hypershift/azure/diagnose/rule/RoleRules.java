package io.hypershift.azure.diagnose.rule;

import static io.hypershift.azure.failure.Operation.CREATE_CLUSTER;
import static io.hypershift.azure.failure.Operation.CREATE_FOUNDATION;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.Roles.Grant;
import io.hypershift.azure.diagnose.evidence.ClusterGroups;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.foundation.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the components may do in Azure ({@code cmd/infra/azure/rbac.go} of HyperShift). */
final class RoleRules {
    private RoleRules() {}

    /** A component without any role where it works is refused there with AuthorizationFailed. */
    static Optional<Finding> roleIsMissing(Evidence it) {
        var lacking = lacking(it).filter(one -> stale(it, one).isEmpty()).toList();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(
                                "role-missing",
                                certainty(it),
                                "{} has no role on {}",
                                IdentityRules.keys(lacking.stream()
                                        .map(Lack::component)
                                        .distinct()
                                        .toList()),
                                lacking.get(0).group())
                        .because("Azure refuses what it does there with AuthorizationFailed.")
                        .seen(lacking.stream().limit(4).map(RoleRules::told).toList())
                        .remedy(
                                "Give it again: {} with the same owner for the cluster's own groups, {} for what outlives the"
                                        + " cluster.",
                                CREATE_CLUSTER,
                                CREATE_FOUNDATION));
    }

    /** A right may come to a component by ways that nobody sees here, such as a group of the directory. */
    private static Certainty certainty(Evidence it) {
        if (AzureRefusal.AZURE_FORBIDS.find(it).isPresent()) {
            return Certainty.CERTAIN;
        }
        return Symptoms.of(it).isEmpty() ? Certainty.POSSIBLE : Certainty.LIKELY;
    }

    /** An identity that was made anew does not have the roles of the one it replaces. */
    static Optional<Finding> roleIsADeletedPrincipals(Evidence it) {
        var lacking = lacking(it).filter(one -> stale(it, one).isPresent()).toList();
        return lacking.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.certain(
                                "role-of-deleted-principal",
                                "the role of {} on {} is given to a principal that is gone",
                                lacking.get(0).component().key(),
                                lacking.get(0).group())
                        .because(
                                "The identity was deleted and made anew meanwhile: a new one has none of the old one's roles.")
                        .seen(lacking.stream()
                                .limit(4)
                                .flatMap(one -> stale(it, one).stream()
                                        .map(grant -> new Exhibit(
                                                "role assignments of " + one.group(),
                                                grant.name() + " is of principal " + grant.principalId() + ", "
                                                        + one.identity().name() + " is "
                                                        + one.identity().principalId())))
                                .toList())
                        .remedy(
                                "Delete that role assignment, then: {} with the same owner for the cluster's own groups, {} for"
                                        + " what outlives the cluster.",
                                CREATE_CLUSTER,
                                CREATE_FOUNDATION));
    }

    private record Lack(Component component, Identity identity, String groupId) {
        String group() {
            return AzureId.nameOf(groupId);
        }
    }

    private static Stream<Lack> lacking(Evidence it) {
        var groups = new ClusterGroups(it.cluster());
        return it.azure().rights().identities().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> IdentityRules.isNeeded(it, entry.getKey()))
                .flatMap(entry -> entry.getValue().stream()
                        .flatMap(identity -> entry.getKey().role().scopes().stream()
                                .sorted()
                                .flatMap(scope -> groups.of(scope).stream())
                                .distinct()
                                .map(group -> new Lack(entry.getKey(), identity, group))))
                .filter(one -> !it.azure().isMissing(one.groupId()))
                .filter(one -> it.azure()
                        .rights()
                        .grantsAt(one.groupId())
                        .filter(all -> all.stream()
                                .noneMatch(grant -> grant.principalId()
                                        .equalsIgnoreCase(one.identity().principalId())))
                        .isPresent());
    }

    /** The same role, there, of somebody whom the directory does not know. */
    private static Optional<Grant> stale(Evidence it, Lack lack) {
        return it.azure().rights().grantsAt(lack.groupId()).orElse(List.of()).stream()
                .filter(grant -> grant.isOf(lack.component().role().definition()))
                .filter(grant -> it.azure().rights().unknownPrincipals().contains(grant.principalId()))
                .findFirst();
    }

    private static Exhibit told(Lack lack) {
        return new Exhibit(
                "role assignments of " + lack.group(),
                "none of " + lack.identity().name() + " (principal "
                        + lack.identity().principalId() + ")");
    }
}

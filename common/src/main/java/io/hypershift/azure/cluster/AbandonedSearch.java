package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.Azure;
import io.hypershift.azure.azureapi.Identities.Identity;
import io.hypershift.azure.azureapi.Roles.Assigned;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.foundation.RoleAssignmentName;
import io.hypershift.azure.foundation.SharedScope;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.lease.Leases;
import io.hypershift.azure.lease.StoredLease;
import io.hypershift.azure.manifest.ManagedBy;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.plan.PlanRunner;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what nobody takes away any more, by lists alone. What clusters are made of is listed before the leases: what is there
 * then and has no lease has lost it, since the lease is the first to come and the last to go.
 */
record AbandonedSearch(
        Azure azure,
        KubeApi management,
        Leases leases,
        ClusterDestruction destruction,
        PlanRunner runner,
        Duration gracePeriod) {

    List<Abandoned> find() {
        var traces = traces();
        var roles = azure.roles().all(); // before the identities: who comes after this has none of them
        var identities = azure.identities().list();
        var recorded = leases.all();
        return Stream.of(
                        expired(recorded),
                        unrecorded(traces, recorded),
                        lostRoles(roles, identities, foundations(recorded, identities)))
                .flatMap(it -> it)
                .toList();
    }

    private Traces traces() {
        var uid = ClusterCreation.managementUid(management);
        var traces = new Traces(uid);
        var inventory = new Inventory(management, leases);
        inventory.hosted().forEach(traces::add);
        inventory.pools().forEach(traces::add);
        management
                .select("v1", "Secret", "", ManagedBy.LABELS, AbandonedSearch::traceOfSecret)
                .forEach(it -> traces.addSecret(it.namespace(), it.infraId()));
        azure.groups().tagged(ClusterTags.MANAGEMENT, uid).forEach(traces::add);
        azure.content().tagged(ClusterTags.MANAGEMENT, uid).forEach(traces::add);
        return traces;
    }

    private record SecretTrace(String namespace, String infraId) {}

    private static SecretTrace traceOfSecret(Manifest secret) {
        return new SecretTrace(secret.ref().namespace(), secret.labels().getOrDefault(ClusterPlan.INFRA_LABEL, ""));
    }

    private Stream<Abandoned> expired(List<StoredLease> recorded) {
        var now = management.clock().instant();
        return recorded.stream()
                .filter(it -> it.lease().isExpired(now))
                .map(it -> new ExpiredCluster(it, now, leases, destruction, gracePeriod));
    }

    private Stream<Abandoned> unrecorded(Traces traces, List<StoredLease> recorded) {
        var known = recorded.stream().map(it -> it.lease().infraId()).collect(Collectors.toSet());
        return traces.all().stream()
                .filter(it -> !known.contains(it.infraId()))
                .map(it -> new UnrecordedCluster(
                        traces.remains(it),
                        it.owner(),
                        it.found(),
                        it.subscription().isEmpty() || it.subscription().equalsIgnoreCase(azure.subscription()),
                        traces.isOthers(it),
                        leases,
                        destruction,
                        gracePeriod));
    }

    private Set<String> foundations(List<StoredLease> recorded, List<Identity> identities) {
        var tag = SharedScope.FOUNDATION_TAG;
        return Stream.of(
                        recorded.stream().map(it -> it.lease().foundation()),
                        identities.stream().map(it -> it.tags().getOrDefault(tag, "")),
                        azure.groups().tagged(tag).stream().map(it -> it.tags().getOrDefault(tag, "")))
                .flatMap(it -> it)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.toSet());
    }

    private Stream<Abandoned> lostRoles(List<Assigned> roles, List<Identity> identities, Set<String> foundations) {
        var principals = identities.stream()
                .map(it -> it.principalId().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var readable = readable(foundations, identities);
        return roles.stream()
                .filter(it -> !principals.contains(it.principalId().toLowerCase(Locale.ROOT)))
                .flatMap(role ->
                        foundationOf(role, readable).stream().map(it -> new LostRole(role, it, azure.roles(), runner)));
    }

    /** Azure's lists leave out what one may not read: where no identity of a foundation is seen, none may count as gone. */
    private static Set<String> readable(Set<String> foundations, List<Identity> identities) {
        return identities.stream()
                .map(it -> it.tags().getOrDefault(SharedScope.FOUNDATION_TAG, ""))
                .filter(foundations::contains)
                .collect(Collectors.toSet());
    }

    /** A role is a foundation's when it has the name that the foundation would give it. */
    private static Optional<String> foundationOf(Assigned role, Set<String> foundations) {
        return foundations.stream()
                .filter(foundation -> Arrays.stream(Component.values())
                        .map(it -> RoleAssignmentName.of(foundation, it.role().component(), role.scope()))
                        .anyMatch(role.name()::equalsIgnoreCase))
                .findFirst();
    }
}

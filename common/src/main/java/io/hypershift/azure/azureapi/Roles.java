package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.fluent.RoleAssignmentsClient;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import io.hypershift.azure.plan.Removal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Role assignments: what an identity may do, and where. */
public final class Roles {
    private final RoleAssignmentsClient client;
    private final AzureCall call;
    private final String subscription;
    private final Map<String, Once<List<RoleAssignmentInner>>> atScope = new ConcurrentHashMap<>();

    Roles(HttpPipeline pipeline, AzureProfile profile, AzureCall call) {
        this.client = AuthorizationManager.authenticate(pipeline, profile)
                .roleServiceClient()
                .getRoleAssignments();
        this.call = call;
        this.subscription = profile.getSubscriptionId();
    }

    /** An assignment; the assignments of its scope are listed once for all of this object's resources. */
    public RoleAssignmentResource assignment(RoleAssignment wanted) {
        return new RoleAssignmentResource(client, call, subscription, wanted, this::at);
    }

    /**
     * A role assignment that is there.
     *
     * @param name its own name, a UUID
     */
    public record Assigned(String id, String name, String scope, String principalId) {}

    /**
     * A role that somebody has.
     *
     * @param role the role definition's id
     */
    public record Grant(String name, String principalId, String role) {
        /** Whether it is this role, given by its UUID. */
        public boolean isOf(String definition) {
            return AzureId.nameOf(role).equalsIgnoreCase(definition);
        }
    }

    /** The roles that count at a scope: given there or above it. */
    public List<Grant> countingAt(String scope) {
        return at(scope).stream()
                .map(inner -> new Grant(inner.name(), inner.principalId(), inner.roleDefinitionId()))
                .toList();
    }

    /** All assignments in the subscription, at whatever scope. */
    public List<Assigned> all() {
        return call.of(
                "list role assignments of the subscription",
                () -> client.list().stream().map(Roles::assigned).toList());
    }

    /** An assignment, while it is still the same principal's. */
    public Removal removal(Assigned assigned) {
        return new Removal() {
            @Override
            public boolean exists() {
                return call.find("read role assignment " + assigned.name(), () -> client.getById(path(assigned.id())))
                        .filter(inner -> inner.principalId().equalsIgnoreCase(assigned.principalId()))
                        .isPresent();
            }

            @Override
            public void delete() {
                call.find("delete role assignment " + assigned.name(), () -> {
                    client.deleteById(path(assigned.id()));
                    return true;
                });
            }

            @Override
            public Optional<String> passing(RuntimeException failure) {
                return Passing.reason(failure);
            }
        };
    }

    /** The assignments of these names at just this scope. */
    public Removal removal(String scope, Set<String> names) {
        return new AzureRemoval(
                () -> !named(scope, names).isEmpty(),
                () -> named(scope, names)
                        .forEach(name -> call.find("delete role assignment " + name, () -> {
                            client.delete(path(scope), name);
                            return true;
                        })));
    }

    private List<String> named(String scope, Set<String> names) {
        return call.find(
                        "list role assignments of " + scope,
                        () -> client.listForScope(path(scope), "atScope()", null, null, Context.NONE).stream()
                                .filter(inner -> AzureId.same(inner.scope(), scope))
                                .map(RoleAssignmentInner::name)
                                .filter(names::contains)
                                .toList())
                .orElse(List.of());
    }

    private static Assigned assigned(RoleAssignmentInner inner) {
        return new Assigned(inner.id(), inner.name(), inner.scope(), inner.principalId());
    }

    /** The client puts a slash before the scope, whether it has one or not. */
    static String path(String scope) {
        return scope.startsWith("/") ? scope.substring(1) : scope;
    }

    private List<RoleAssignmentInner> at(String scope) {
        return atScope.computeIfAbsent(
                        scope,
                        it -> new Once<>(() -> call.of(
                                "list role assignments of " + it,
                                () -> client.listForScope(path(it), "atScope()", null, null, Context.NONE).stream()
                                        .toList())))
                .get();
    }
}

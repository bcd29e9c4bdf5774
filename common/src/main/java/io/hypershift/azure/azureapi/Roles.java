package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.fluent.RoleAssignmentsClient;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import java.util.List;
import java.util.Map;
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

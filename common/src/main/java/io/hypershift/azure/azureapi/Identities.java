package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.msi.fluent.FederatedIdentityCredentialsClient;
import com.azure.resourcemanager.msi.fluent.UserAssignedIdentitiesClient;
import com.azure.resourcemanager.msi.fluent.models.FederatedIdentityCredentialInner;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import io.hypershift.azure.azureapi.ResourceGroups.Group;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Step;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** User-assigned managed identities: who HyperShift's components are in Azure. */
public final class Identities {
    private final UserAssignedIdentitiesClient identities;
    private final FederatedIdentityCredentialsClient credentials;
    private final AzureCall call;

    Identities(HttpPipeline pipeline, AzureProfile profile, AzureCall call) {
        var client = MsiManager.authenticate(pipeline, profile).serviceClient();
        this.identities = client.getUserAssignedIdentities();
        this.credentials = client.getFederatedIdentityCredentials();
        this.call = call;
    }

    /**
     * A managed identity.
     *
     * @param fresh made a moment ago, so that it has neither credentials nor roles
     */
    public record Identity(
            String name, String id, String clientId, String principalId, Map<String, String> tags, boolean fresh) {}

    /** The identities of a group, listed once for all steps of a plan. */
    public InGroup in(Step<Group> group, String name) {
        return new InGroup(group, name);
    }

    /** All identities of the subscription. */
    public List<Identity> list() {
        return call.of(
                "list identities",
                () -> identities.list().stream()
                        .map(inner -> known(inner, false))
                        .toList());
    }

    /** The identities of a group; none where there is no such group. */
    public List<Identity> of(String group) {
        return call.find(
                        "list identities of " + group,
                        () -> identities.listByResourceGroup(group).stream()
                                .map(inner -> known(inner, false))
                                .toList())
                .orElse(List.of());
    }

    /** An identity with its credentials. */
    public Removal removal(Identity identity) {
        var group = AzureId.groupOf(identity.id());
        return new AzureRemoval(
                () -> call.find(
                                "read identity " + identity.name(),
                                () -> identities.getByResourceGroup(group, identity.name()))
                        .isPresent(),
                () -> call.find(
                        "delete identity " + identity.name(),
                        () -> identities.deleteWithResponse(group, identity.name(), Context.NONE)));
    }

    /** One credential of an identity. */
    public Removal removal(Identity identity, FederatedCredential credential) {
        var group = AzureId.groupOf(identity.id());
        return new AzureRemoval(
                () -> call.find(
                                "read credential " + credential.name(),
                                () -> credentials.get(group, identity.name(), credential.name()))
                        .isPresent(),
                () -> call.find(
                        "delete credential " + credential.name(),
                        () -> credentials.deleteWithResponse(group, identity.name(), credential.name(), Context.NONE)));
    }

    /** The federated credentials of an identity, wherever in the subscription it lies. */
    public List<FederatedCredential> credentials(Identity identity) {
        return credentials(AzureId.groupOf(identity.id()), identity.name());
    }

    /** The federated credentials of an identity, as they are. */
    public List<FederatedCredential> credentials(String group, String identity) {
        return call.of(
                "list federated credentials of " + identity,
                () -> credentials.list(group, identity).stream()
                        .map(inner -> new FederatedCredential(
                                inner.name(), inner.issuer(), inner.subject(), String.join(", ", inner.audiences())))
                        .toList());
    }

    /** See {@link Identities#in}. */
    public final class InGroup {
        private final Step<Group> group;
        private final String groupName;
        private final Supplier<List<IdentityInner>> existing;
        private final Map<String, Once<List<FederatedIdentityCredentialInner>>> trusted = new ConcurrentHashMap<>();
        private final Map<Step<Identity>, List<FederatedCredential>> planned = new ConcurrentHashMap<>();

        private InGroup(Step<Group> group, String groupName) {
            this.group = group;
            this.groupName = groupName;
            this.existing = new Once<>(() -> call.of(
                    "list identities of " + groupName,
                    () -> identities.listByResourceGroup(groupName).stream().toList()));
        }

        public Resource<Identity> identity(String name, String location, Map<String, String> tags) {
            return new Resource<>() {
                @Override
                public Look<Identity> look(Values values) {
                    return values.of(group).fresh()
                            ? Look.absent()
                            : find(name).map(Look::matching).orElseGet(Look::absent);
                }

                @Override
                public Identity put(Values values, Look<Identity> found) {
                    var wanted = new IdentityInner().withLocation(location).withTags(tags);
                    return known(
                            call.of(
                                    "create identity " + name,
                                    () -> identities.createOrUpdate(groupName, name, wanted)),
                            true);
                }

                @Override
                public Optional<String> passing(RuntimeException failure) {
                    return Passing.reason(failure);
                }
            };
        }

        /** A credential of the identity that a step makes. */
        public Resource<String> credential(Step<Identity> identity, FederatedCredential credential) {
            var siblings = planned.computeIfAbsent(identity, it -> new CopyOnWriteArrayList<>());
            siblings.add(credential);
            return new FederatedCredentialResource(
                    credentials, call, groupName, identity, credential, siblings, this::credentialsOf);
        }

        private List<FederatedIdentityCredentialInner> credentialsOf(String identity) {
            return trusted.computeIfAbsent(
                            identity,
                            owner -> new Once<>(() -> call.of(
                                    "list federated credentials of " + owner,
                                    () -> credentials.list(groupName, owner).stream()
                                            .toList())))
                    .get();
        }

        private Optional<Identity> find(String name) {
            return existing.get().stream()
                    .filter(inner -> inner.name().equalsIgnoreCase(name))
                    .map(inner -> known(inner, false))
                    .findFirst();
        }
    }

    private static Identity known(IdentityInner inner, boolean fresh) {
        return new Identity(
                inner.name(),
                inner.id(),
                inner.clientId().toString(),
                inner.principalId().toString(),
                Tags.of(inner.tags()),
                fresh);
    }
}

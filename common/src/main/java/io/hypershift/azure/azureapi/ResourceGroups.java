package io.hypershift.azure.azureapi;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.ResourceGroupsClient;
import com.azure.resourcemanager.resources.fluent.ResourcesClient;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Removal;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Resource groups: what a cluster owns lies in groups made for it, and goes with them. */
public final class ResourceGroups {
    /** Azure's code for a group that goes away: it can be made anew only when it is gone. */
    static final String BEING_DELETED = "ResourceGroupBeingDeleted";

    private final ResourceGroupsClient client;
    private final ResourcesClient resources;
    private final AzureCall call;

    ResourceGroups(HttpPipeline pipeline, AzureProfile profile, AzureCall call) {
        var service = ResourceManager.authenticate(pipeline, profile)
                .withSubscription(profile.getSubscriptionId())
                .serviceClient();
        this.client = service.getResourceGroups();
        this.resources = service.getResources();
        this.call = call;
    }

    /**
     * A resource group.
     *
     * @param fresh made a moment ago, so that nothing can be in it yet
     */
    public record Group(String name, String id, String location, Map<String, String> tags, boolean fresh) {}

    public Optional<Group> find(String name) {
        return call.find("read resource group " + name, () -> client.get(name)).map(inner -> group(inner, false));
    }

    /** The same, where a group that goes away counts as gone. */
    public Optional<Group> findStaying(String name) {
        return call.find("read resource group " + name, () -> client.get(name))
                .filter(inner -> !isBeingDeleted(inner))
                .map(inner -> group(inner, false));
    }

    /** A group that was there before and stays as it is: it is never made. */
    public Resource<Group> kept(String name) {
        return new Resource<>() {
            @Override
            public Look<Group> look(Values values) {
                return find(name)
                        .map(Look::matching)
                        .orElseThrow(() -> new HyperShiftException(Problem.of(
                                        "ResourceGroupNotFound",
                                        "resource group {} is gone, which was there before",
                                        name)
                                .remedy("Make it again, or destroy what there is and begin anew.")));
            }

            @Override
            public Group put(Values values, Look<Group> found) {
                throw new IllegalStateException(name + " is not ours to write");
            }
        };
    }

    /** All groups of the subscription that have a tag with this value. */
    public List<Group> tagged(String tag, String value) {
        return list("tagName eq '" + tag + "' and tagValue eq '" + value + "'");
    }

    /** All groups of the subscription that have a tag. */
    public List<Group> tagged(String tag) {
        return list("tagName eq '" + tag + "'");
    }

    private List<Group> list(String filter) {
        return call.of(
                "list resource groups with " + filter,
                () -> client.list(filter, null, Context.NONE).stream()
                        .map(inner -> group(inner, false))
                        .toList());
    }

    /** A group that is made with these tags when absent; one that is there is adopted as it is, and gets no tag. */
    public Resource<Group> group(String name, String location, Map<String, String> tags) {
        return group(name, location, tags, adopted -> true);
    }

    /** The same for a group that must be nobody else's: one that is there without the right tags is refused. */
    public Resource<Group> group(
            String name, String location, Map<String, String> tags, Predicate<Map<String, String>> ours) {
        return new Resource<>() {
            @Override
            public Look<Group> look(Values values) {
                return call.find("read resource group " + name, () -> client.get(name))
                        .map(ResourceGroups::staying)
                        .map(group -> checked(group, ours))
                        .map(Look::matching)
                        .orElseGet(Look::absent);
            }

            @Override
            public Group put(Values values, Look<Group> found) {
                var wanted = new ResourceGroupInner().withLocation(location).withTags(tags);
                return group(call.of("create resource group " + name, () -> client.createOrUpdate(name, wanted)), true);
            }

            @Override
            public Optional<String> passing(RuntimeException failure) {
                return Passing.reason(failure);
            }
        };
    }

    /** An empty group; one that still holds something is refused. */
    public Removal emptyRemoval(String name, Predicate<Map<String, String>> ours) {
        return new AzureRemoval(
                () -> find(name).map(group -> checked(group, ours)).isPresent(), () -> {
                    refuseIfUsed(name);
                    call.awaitGone("delete resource group " + name, () -> client.beginDelete(name));
                });
    }

    private void refuseIfUsed(String name) {
        var left = call.of(
                "list resources of " + name,
                () -> resources.listByResourceGroup(name).stream()
                        .map(it -> it.type() + " " + it.name())
                        .limit(10)
                        .toList());
        if (!left.isEmpty()) {
            throw new HyperShiftException(Problem.of(
                            "not-empty",
                            "resource group {} holds what is not the foundation's: {}",
                            name,
                            String.join(", ", left))
                    .remedy("It is left alone. Remove that first, or delete the group by hand."));
        }
    }

    /** The group with all that is in it; one whose tags do not say that it is ours is refused. */
    public Removal removal(String name, Predicate<Map<String, String>> ours) {
        return new Removal() {
            @Override
            public boolean exists() {
                return find(name).map(group -> checked(group, ours)).isPresent();
            }

            @Override
            public void delete() {
                call.awaitGone("delete resource group " + name, () -> client.beginDelete(name));
            }

            @Override
            public Optional<String> passing(RuntimeException failure) {
                return Passing.reason(failure);
            }
        };
    }

    /** A group that goes away would take along whatever is put into it. */
    private static Group staying(ResourceGroupInner inner) {
        if (isBeingDeleted(inner)) {
            throw new HyperShiftException(
                    Problem.of(BEING_DELETED, "resource group {} is being deleted ({})", inner.name(), BEING_DELETED)
                            .because("It can be made anew only when it is gone.")
                            .remedy("Try again in some minutes, or when Azure shows the group no more."));
        }
        return group(inner, false);
    }

    private static boolean isBeingDeleted(ResourceGroupInner inner) {
        return inner.properties() != null
                && "Deleting".equals(inner.properties().provisioningState());
    }

    private static Group checked(Group group, Predicate<Map<String, String>> ours) {
        if (!ours.test(group.tags())) {
            throw new HyperShiftException(
                    Problem.of("not-ours", "resource group {} is there, but not ours", group.name())
                            .because("Its tags do not name us as those it was made for: {}", group.tags())
                            .remedy("It is left alone. Ask whoever made it."));
        }
        return group;
    }

    private static Group group(ResourceGroupInner inner, boolean fresh) {
        return new Group(inner.name(), inner.id(), inner.location(), Tags.of(inner.tags()), fresh);
    }
}

package io.hypershift.azure.azureapi;

import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.fluent.ResourcesClient;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceExpandedInner;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;
import io.hypershift.azure.plan.Removal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What lies in resource groups, of whatever type. */
public final class GroupContent {
    private final ResourcesClient client;
    private final ApiVersions versions;
    private final AzureCall call;

    GroupContent(ResourcesClient client, ApiVersions versions, AzureCall call) {
        this.client = client;
        this.versions = versions;
        this.call = call;
    }

    /**
     * A resource as a list shows it.
     *
     * @param managedBy the id of the resource that it is part of, such as a disk's machine; mostly empty
     */
    public record Item(String id, String name, String type, Map<String, String> tags, String managedBy) {
        /** The id of the group that it lies in. */
        public String group() {
            return ResourceName.parse(id).map(ResourceName::groupId).orElse("");
        }
    }

    /** All resources of the subscription that have a tag with this value. */
    public List<Item> tagged(String tag, String value) {
        var filter = "tagName eq '" + tag + "' and tagValue eq '" + value + "'";
        return call.of(
                "list resources with " + filter,
                () -> client.list(filter, null, null, Context.NONE).stream()
                        .map(GroupContent::item)
                        .toList());
    }

    /**
     * Those resources of a group that are meant, and what is part of them; all others stay, and so does the group.
     *
     * @param mark tags by which a part is known as meant once the whole is gone, should we not come to delete it
     */
    public Removal removal(String group, Predicate<Item> meant, Map<String, String> mark) {
        return new AzureRemoval(() -> items(group).stream().anyMatch(meant), () -> delete(group, meant, mark));
    }

    private void delete(String group, Predicate<Item> meant, Map<String, String> mark) {
        var all = items(group);
        var theirs = all.stream().filter(meant).toList();
        var parts = all.stream()
                .filter(it -> !theirs.contains(it))
                .filter(it -> theirs.stream().anyMatch(whole -> AzureId.same(whole.id(), it.managedBy())))
                .toList();
        parts.forEach(it -> mark(it, mark));
        new ContentRemoval(client, versions, call, group)
                .delete(Stream.concat(theirs.stream(), parts.stream()).toList());
    }

    private void mark(Item item, Map<String, String> mark) {
        var tags = new HashMap<>(item.tags());
        tags.putAll(mark);
        var change = new GenericResourceInner().withTags(tags);
        call.await(
                "tag " + item.type() + " " + item.name(),
                () -> client.beginUpdateById(Roles.path(item.id()), versions.of(item.type()), change));
    }

    private List<Item> items(String group) {
        return call.find(
                        "list resources of " + group,
                        () -> client.listByResourceGroup(group).stream()
                                .map(GroupContent::item)
                                .toList())
                .orElse(List.of());
    }

    private static Item item(GenericResourceExpandedInner inner) {
        return new Item(
                inner.id(),
                inner.name(),
                inner.type(),
                Tags.of(inner.tags()),
                Objects.requireNonNullElse(inner.managedBy(), ""));
    }
}

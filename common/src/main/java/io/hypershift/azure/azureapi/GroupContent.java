package io.hypershift.azure.azureapi;

import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.fluent.ResourcesClient;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceExpandedInner;
import io.hypershift.azure.plan.Removal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

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

    /** Those resources of a group that are meant, and what is part of them; all others stay, and so does the group. */
    public Removal removal(String group, Predicate<Item> meant) {
        return new AzureRemoval(
                () -> !wanted(group, meant).isEmpty(),
                () -> new ContentRemoval(client, versions, call, group).delete(wanted(group, meant)));
    }

    private List<Item> wanted(String group, Predicate<Item> meant) {
        var all = call.find(
                        "list resources of " + group,
                        () -> client.listByResourceGroup(group).stream()
                                .map(GroupContent::item)
                                .toList())
                .orElse(List.of());
        var theirs = all.stream().filter(meant).toList();
        return all.stream()
                .filter(it -> theirs.contains(it)
                        || theirs.stream().anyMatch(whole -> AzureId.same(whole.id(), it.managedBy())))
                .toList();
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

package io.hypershift.azure.cluster;

import io.hypershift.azure.azureapi.AzureId;
import io.hypershift.azure.azureapi.GroupContent.Item;
import io.hypershift.azure.foundation.SharedScope;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells a cluster's resources in a group that was there before it: they have our tags, or those by which Cluster API's provider,
 * the cloud provider and the image registry mark what they make, or the infra ID in their names. What is marked as
 * another's is another's, whatever it is called.
 *
 * @param management the uid of the management cluster
 * @param zone the id of the cluster's private zone, where that is known though nothing of it tells; else empty
 */
record OwnResources(String infraId, String management, String zone) implements Predicate<Item> {
    private static final Pattern OWNER_TAG =
            Pattern.compile("(?:sigs\\.k8s\\.io_cluster-api-provider-azure_cluster_|kubernetes\\.io_cluster\\.)(.+)");

    static OwnResources of(String infraId, String management) {
        return new OwnResources(infraId, management, "");
    }

    /** The same for a cluster whose private zone has neither tags nor the infra ID in its name. */
    OwnResources with(String privateZone) {
        return new OwnResources(infraId, management, privateZone);
    }

    /** The tags that make a resource one of them, and tell whose. */
    Map<String, String> mark(ClusterKey key) {
        return Map.of(
                ClusterTags.CLUSTER,
                key.name(),
                ClusterTags.NAMESPACE,
                key.namespace(),
                ClusterTags.INFRA_ID,
                infraId,
                ClusterTags.MANAGEMENT,
                management);
    }

    @Override
    public boolean test(Item resource) {
        var tags = resource.tags();
        if (infraId.isEmpty()) {
            return false;
        }
        if (ClusterTags.sayOurs(infraId, management).test(tags) || isMarked(tags, infraId::equals)) {
            return true;
        }
        return !isAnothers(resource) && (isNamed(resource.name()) || AzureId.same(resource.id(), zone));
    }

    /** Whether it is marked as another cluster's or a foundation's. */
    boolean isAnothers(Item resource) {
        var tags = resource.tags();
        return tags.containsKey(ClusterTags.INFRA_ID)
                || tags.containsKey(SharedScope.FOUNDATION_TAG)
                || isMarked(tags, other -> !other.equals(infraId));
    }

    private static boolean isMarked(Map<String, String> tags, Predicate<String> owner) {
        return tags.keySet().stream().map(OWNER_TAG::matcher).anyMatch(it -> it.matches() && owner.test(it.group(1)));
    }

    /** As a word of its own: {@code pr-4} is not in {@code pr-42}. A link's name comes after its zone's. */
    private boolean isNamed(String name) {
        return Pattern.compile("(?<![a-z0-9])" + Pattern.quote(infraId) + "(?![a-z0-9])", Pattern.CASE_INSENSITIVE)
                .matcher(name)
                .find();
    }
}

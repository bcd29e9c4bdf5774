package io.hypershift.azure.sandbox.azure.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The id of something that Resource Manager knows: a subscription, a group, a resource, an extension of any of these.
 * Azure compares ids without regard to case and shows them as they were created; {@link #key} is what to compare.
 */
public final class ResourceId {

    private static final String PROVIDERS = "/providers/";

    private final String text;
    private final String key;
    private final String type;

    public ResourceId(String text) {
        this.text = text;
        this.key = text.toLowerCase(Locale.ROOT);
        this.type = typeOf(text, key.lastIndexOf(PROVIDERS));
    }

    public String text() {
        return text;
    }

    public static ResourceId subscription(String subscription) {
        return new ResourceId("/subscriptions/" + subscription);
    }

    public String key() {
        return key;
    }

    public List<String> segments() {
        return text.isEmpty() ? List.of() : List.of(text.substring(1).split("/", -1));
    }

    public Optional<String> subscription() {
        return after(0, "subscriptions");
    }

    public Optional<String> group() {
        return after(2, "resourcegroups");
    }

    /** The group that this lies in or is. */
    public Optional<ResourceId> groupId() {
        return group().map(name ->
                new ResourceId("/" + String.join("/", segments().subList(0, 4))));
    }

    public String name() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** The resource type as spelled here; for groups and subscriptions the one that Azure's permissions use. */
    public String type() {
        return type;
    }

    private static String typeOf(String text, int providers) {
        if (providers < 0) {
            var segments = text.split("/", -1);
            return segments.length > 4 && segments[3].equalsIgnoreCase("resourceGroups")
                    ? "Microsoft.Resources/subscriptions/resourceGroups"
                    : "Microsoft.Resources/subscriptions";
        }
        var parts = text.substring(providers + PROVIDERS.length()).split("/", -1);
        var type = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i += 2) {
            type.append('/').append(parts[i]);
        }
        return type.toString();
    }

    public boolean is(String type) {
        return this.type.equalsIgnoreCase(type);
    }

    /** What this lies directly in: the resource above a sub-resource, else the scope of its provider, else the subscription. */
    public Optional<ResourceId> parent() {
        int at = lastProviders();
        if (at >= 0 && text.substring(at + PROVIDERS.length()).split("/", -1).length <= 3) {
            return Optional.of(new ResourceId(text.substring(0, at)));
        }
        var segments = segments();
        return segments.size() <= 2
                ? Optional.empty()
                : Optional.of(new ResourceId("/" + String.join("/", segments.subList(0, segments.size() - 2))));
    }

    public ResourceId child(String type, String name) {
        return new ResourceId(text + "/" + type + "/" + name);
    }

    public ResourceId extension(String type, String name) {
        return new ResourceId(text + PROVIDERS + type + "/" + name);
    }

    /** Whether the other id is this one or lies below it. */
    public boolean contains(ResourceId other) {
        return other.key.startsWith(key)
                && (other.key.length() == key.length() || other.key.charAt(key.length()) == '/');
    }

    /** This and all that it lies in, nearest first. */
    public List<ResourceId> lineage() {
        var lineage = new ArrayList<ResourceId>();
        for (Optional<ResourceId> at = Optional.of(this);
                at.isPresent();
                at = at.get().parent()) {
            lineage.add(at.get());
        }
        return lineage;
    }

    private Optional<String> after(int index, String word) {
        var segments = segments();
        return segments.size() > index + 1 && segments.get(index).equalsIgnoreCase(word)
                ? Optional.of(segments.get(index + 1))
                : Optional.empty();
    }

    private int lastProviders() {
        return key.lastIndexOf(PROVIDERS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResourceId id && id.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}

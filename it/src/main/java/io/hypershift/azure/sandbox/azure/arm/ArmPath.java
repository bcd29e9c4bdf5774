package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.ResourceId;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A request path: a scope, and behind its last {@code /providers/} a namespace with pairs of type and name.
 *
 * @param namespace the resource provider, empty for what Resource Manager itself serves
 * @param names types and names by turns; an odd number of them is a collection or an action
 */
public record ArmPath(ResourceId scope, String namespace, List<String> names) {

    static ArmPath parse(String rawPath) {
        var segments = Arrays.stream(rawPath.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
        int at = lastProviders(segments);
        // ".../providers" alone and "providers/{namespace}/register" below a subscription are Resource Manager's own
        if (at < 0 || at == segments.size() - 1) {
            return new ArmPath(join(segments), "", List.of());
        }
        return new ArmPath(
                join(segments.subList(0, at)), segments.get(at + 1), segments.subList(at + 2, segments.size()));
    }

    public boolean isItem() {
        return !names.isEmpty() && names.size() % 2 == 0;
    }

    public boolean isCollection() {
        return names.size() % 2 == 1;
    }

    /** The type of the item or of the collection's members. */
    public String type() {
        var type = new StringBuilder(namespace);
        for (int i = 0; i < names.size(); i += 2) {
            type.append('/').append(names.get(i));
        }
        return type.toString();
    }

    /** The item's id. */
    public ResourceId id() {
        return names.isEmpty() ? scope : new ResourceId(prefix() + "/" + String.join("/", names));
    }

    /** What the collection's members, or the action's subject, lie in or are. */
    public ResourceId owner() {
        return names.size() <= 1
                ? scope
                : new ResourceId(prefix() + "/" + String.join("/", names.subList(0, names.size() - 1)));
    }

    /** The last word: a collection's type or an action. */
    public String last() {
        return names.isEmpty() ? scope.name() : names.get(names.size() - 1);
    }

    public boolean isType(String type) {
        return type().equalsIgnoreCase(type);
    }

    private String prefix() {
        return scope.text() + "/providers/" + namespace;
    }

    private static ResourceId join(List<String> segments) {
        return new ResourceId(segments.isEmpty() ? "" : "/" + String.join("/", segments));
    }

    private static int lastProviders(List<String> segments) {
        var lower = new ArrayList<String>();
        segments.forEach(segment -> lower.add(segment.toLowerCase(java.util.Locale.ROOT)));
        return lower.lastIndexOf("providers");
    }
}

package io.hypershift.azure.azureapi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The id of a resource in a resource group, taken apart.
 *
 * @param type such as {@code Microsoft.Network/virtualNetworks/subnets}
 * @param names the resource's name, after the names of those that it is part of
 */
public record ResourceName(String subscription, String group, String type, List<String> names) {
    private static final Pattern FORM = Pattern.compile(
            "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/([^/]+)/([^/]+/[^/]+(?:/[^/]+/[^/]+)*)",
            Pattern.CASE_INSENSITIVE);

    public ResourceName {
        names = List.copyOf(names);
    }

    /** Empty when the text is no such id. */
    public static Optional<ResourceName> parse(String id) {
        var match = FORM.matcher(id);
        if (!match.matches()) {
            return Optional.empty();
        }
        var parts = List.of(match.group(4).split("/", -1));
        var words = every(parts, 0);
        return Optional.of(new ResourceName(
                match.group(1), match.group(2), match.group(3) + "/" + String.join("/", words), every(parts, 1)));
    }

    /** Empty when the text is no id of a resource of this type. */
    public static Optional<ResourceName> parse(String id, String type) {
        return parse(id).filter(it -> it.type().toLowerCase(Locale.ROOT).equals(type.toLowerCase(Locale.ROOT)));
    }

    /** The last of its names. */
    public String name() {
        return names.get(names.size() - 1);
    }

    /** The id of the resource group. */
    public String groupId() {
        return AzureId.group(subscription, group);
    }

    private static List<String> every(List<String> parts, int first) {
        return IntStream.range(0, parts.size() / 2)
                .mapToObj(it -> parts.get(2 * it + first))
                .toList();
    }
}

package io.hypershift.azure.sandbox.azure.arm;

import io.hypershift.azure.sandbox.azure.state.Resource;
import java.util.Optional;
import java.util.regex.Pattern;

/** The one {@code $filter} of group and resource lists that clients send: a tag, a type, a name or a group. */
record TagFilter(String property, String value, Optional<String> tagValue) {
    private static final Pattern TAG =
            Pattern.compile("tagName eq '([^']*)'(?: and tagValue eq '([^']*)')?", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD =
            Pattern.compile("(resourceType|resourceGroup|name) eq '([^']*)'", Pattern.CASE_INSENSITIVE);

    static TagFilter parse(Optional<String> filter) {
        if (filter.isEmpty() || filter.get().isBlank()) {
            return new TagFilter("", "", Optional.empty());
        }
        var tag = TAG.matcher(filter.get());
        if (tag.matches()) {
            return new TagFilter("tag", tag.group(1), Optional.ofNullable(tag.group(2)));
        }
        var field = FIELD.matcher(filter.get());
        if (field.matches()) {
            return new TagFilter(field.group(1), field.group(2), Optional.empty());
        }
        throw ArmException.badRequest(
                "InvalidFilterInQueryString",
                "Invalid $filter '%s' specified in the query string.".formatted(filter.get()));
    }

    boolean accepts(Resource resource) {
        return switch (property) {
            case "" -> true;
            case "tag" -> tagged(resource);
            case "name" -> resource.id().name().equalsIgnoreCase(value);
            case "resourceGroup" ->
                resource.id().group().filter(value::equalsIgnoreCase).isPresent();
            default -> resource.id().is(value);
        };
    }

    private boolean tagged(Resource resource) {
        return resource.tags().entrySet().stream()
                .filter(tag -> tag.getKey().equalsIgnoreCase(value))
                .anyMatch(tag -> tagValue.isEmpty() || tagValue.get().equals(tag.getValue()));
    }
}

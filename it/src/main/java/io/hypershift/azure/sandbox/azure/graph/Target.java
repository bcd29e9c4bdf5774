package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a path names behind the version: {@code applications}, {@code applications/{id}}, {@code applications(appId='...')}, and what
 * is asked of it.
 *
 * @param key the object's, where it is one object
 * @param rest the segments behind the object
 */
record Target(String collection, Optional<Key> key, List<String> rest) {
    private static final Pattern ALTERNATE = Pattern.compile("(\\w+)\\((\\w+)='([^']*)'\\)");

    /** By which property an object is named: its id, or an alternate key. */
    record Key(String property, String value) {
        boolean names(ObjectNode object) {
            return object.path(property).asText().equalsIgnoreCase(value);
        }
    }

    static Target of(String path) {
        var segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .skip(1)
                .toList();
        if (segments.isEmpty()) {
            return new Target("", Optional.empty(), List.of());
        }
        var alternate = ALTERNATE.matcher(segments.get(0));
        if (alternate.matches()) {
            var key = new Key(alternate.group(2), alternate.group(3));
            return new Target(alternate.group(1), Optional.of(key), segments.subList(1, segments.size()));
        }
        return segments.size() == 1
                ? new Target(segments.get(0), Optional.empty(), List.of())
                : new Target(
                        segments.get(0),
                        Optional.of(new Key("id", segments.get(1))),
                        segments.subList(2, segments.size()));
    }
}

package io.hypershift.azure.input;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists and pairs as a text: with commas between the items, or one on each line where an item has commas itself. */
public final class Items {
    private Items() {}

    public static List<String> of(String text) {
        var separator = text.strip().contains("\n") ? "\\R" : ",";
        return Arrays.stream(text.strip().split(separator, -1))
                .map(String::strip)
                .toList();
    }

    /** Of {@code name=value} pairs; a value may have further equals signs. */
    public static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        of(text).stream()
                .map(item -> item.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> pairs.put(pair[0].strip(), pair[1].strip()));
        return pairs;
    }
}

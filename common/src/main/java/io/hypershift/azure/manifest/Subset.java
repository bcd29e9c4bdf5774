package io.hypershift.azure.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Whether an object holds all that is wanted of it: a server adds defaults and fields of its own. */
public final class Subset {
    private Subset() {}

    /** What is wanted and not there, each as {@code .path: wanted, found}; what may be secret is compared but not quoted. */
    public static List<String> differences(JsonNode wanted, JsonNode actual) {
        var result = new ArrayList<String>();
        collect("", wanted, actual, result);
        return result;
    }

    /** The differences in the parts at some paths; a part that is not wanted is passed over. */
    public static List<String> differencesAt(List<String> paths, JsonNode wanted, JsonNode actual) {
        return paths.stream()
                .filter(path -> !wanted.at(path).isMissingNode())
                .flatMap(path -> differences(wanted.at(path), actual.at(path)).stream()
                        .map(difference -> path.substring(1).replace('/', '.') + difference))
                .toList();
    }

    private static void collect(String path, JsonNode wanted, JsonNode actual, List<String> result) {
        if (wanted.isObject()) {
            wanted.properties()
                    .forEach(field -> collect(
                            path + "." + field.getKey(), field.getValue(), actual.path(field.getKey()), result));
        } else if (wanted.isArray() && actual.isArray() && wanted.size() == actual.size()) {
            for (int i = 0; i < wanted.size(); i++) {
                collect(path + "[" + i + "]", wanted.get(i), actual.get(i), result);
            }
        } else if (!same(wanted, actual)) {
            result.add(path + (isSecret(path) ? "" : ": wanted " + wanted + ", found " + found(actual)));
        }
    }

    /** A Secret's content, and what environments hold: proxies have passwords in their URLs. */
    private static boolean isSecret(String path) {
        return path.startsWith(".data.") || path.startsWith(".stringData.") || path.contains(".env");
    }

    private static String found(JsonNode actual) {
        return actual.isMissingNode() ? "nothing" : actual.toString();
    }

    /** Numbers are compared by their text, since 2 is an int here and may be a long there. */
    private static boolean same(JsonNode wanted, JsonNode actual) {
        return wanted.equals(actual)
                || (wanted.isNumber() && actual.isNumber() && wanted.asText().equals(actual.asText()));
    }
}

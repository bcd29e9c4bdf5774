package io.hypershift.azure.sandbox.azure.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The forms of Graph's {@code $filter} that the Azure CLI and the SDKs send.
 *
 * @param operator {@code eq}, {@code in}, {@code startswith}, {@code any}, or {@code all} when nothing is filtered
 * @param value for {@code in}, the values with commas between them
 */
record Filter(String operator, String property, String value) {
    private static final Pattern IN = Pattern.compile("(\\w+) in \\(([^)]*)\\)");
    private static final Pattern EQUALS = Pattern.compile("(\\w+) eq '([^']*)'");
    private static final Pattern STARTS = Pattern.compile("startswith\\((\\w+),\\s*'([^']*)'\\)");
    private static final Pattern ANY = Pattern.compile("(\\w+)/any\\((\\w+):\\s*\\2 eq '([^']*)'\\)");

    static Filter parse(String text) {
        var in = IN.matcher(text);
        if (in.find()) {
            return new Filter("in", in.group(1), in.group(2).replace("'", ""));
        }
        var any = ANY.matcher(text);
        if (any.find()) {
            return new Filter("any", any.group(1), any.group(3));
        }
        var starts = STARTS.matcher(text);
        if (starts.find()) {
            return new Filter("startswith", starts.group(1), starts.group(2));
        }
        var equals = EQUALS.matcher(text);
        return equals.find() ? new Filter("eq", equals.group(1), equals.group(2)) : new Filter("all", "", "");
    }

    boolean accepts(JsonNode object) {
        var actual = object.path(property);
        return switch (operator) {
            case "eq" -> actual.asText().equalsIgnoreCase(value);
            case "in" ->
                Arrays.stream(value.split(",", -1)).map(String::strip).anyMatch(actual.asText()::equalsIgnoreCase);
            case "startswith" -> actual.asText().startsWith(value);
            case "any" ->
                Json.elements(actual).anyMatch(element -> element.asText().equalsIgnoreCase(value));
            default -> true;
        };
    }
}

package io.hypershift.azure.sandbox.azure.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A list's pages: as long as {@code $top} says, each with a link to the next. */
final class Pages {
    private static final String TOKEN = "$skiptoken";
    private static final int LONGEST = 1000;

    private Pages() {}

    static ArmAnswer of(List<? extends JsonNode> items, ArmCall call) {
        int from = Math.min(number(call, TOKEN, 0), items.size());
        int to = Math.min(from + number(call, "$top", LONGEST), items.size());
        var page = Json.object();
        page.set("value", Json.array(items.subList(from, to)));
        if (to < items.size()) {
            page.put("nextLink", link(call, to));
        }
        return ArmAnswer.of(200, page);
    }

    private static int number(ArmCall call, String parameter, int otherwise) {
        try {
            return call.parameter(parameter).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw ArmException.badRequest(
                    "InvalidQueryParameter", "The value of '%s' is not a number.".formatted(parameter));
        }
    }

    private static String link(ArmCall call, int next) {
        var query = new TreeMap<>(call.http().query());
        query.put(TOKEN, List.of(String.valueOf(next)));
        return "https://" + call.http().host() + call.http().rawPath()
                + query.entrySet().stream()
                        .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + "=" + encode(value)))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

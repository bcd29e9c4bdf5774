package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.input.ValueRule;
import io.hypershift.azure.manifest.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tolerations as the CLI takes them: {@code key=cp,operator=Equal,value=yes,effect=NoSchedule}, several on lines of their own
 * (HyperShift {@code cmd/cluster/core/create.go}, {@code parseTolerationString}).
 */
final class Tolerations {
    private static final int MOST = 25;
    private static final Map<String, List<String>> CHOICES = Map.of(
            "operator", List.of("Exists", "Equal"), "effect", List.of("NoSchedule", "PreferNoSchedule", "NoExecute"));

    static final ValueRule RULE = new ValueRule(
            text -> lines(text).allMatch(line -> parse(line).isPresent())
                    && lines(text).count() <= MOST,
            "it must be like key=cp,operator=Equal,value=yes,effect=NoSchedule, with tolerationSeconds where wanted; each"
                    + " further one on a line of its own, at most " + MOST);

    private Tolerations() {}

    static List<ObjectNode> of(String text) {
        return lines(text).map(line -> parse(line).orElseThrow()).toList();
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private static Optional<ObjectNode> parse(String line) {
        var toleration = Json.object();
        for (var part : line.split(",", -1)) {
            var pair = part.split("=", -1);
            if (pair.length != 2 || !put(pair[0].strip().toLowerCase(Locale.ROOT), pair[1].strip(), toleration)) {
                return Optional.empty();
            }
        }
        return Optional.of(toleration);
    }

    /** The case of names and choices does not matter, as in the CLI. */
    private static boolean put(String name, String value, ObjectNode toleration) {
        switch (name) {
            case "key", "value" -> toleration.put(name, value);
            case "operator", "effect" -> {
                var choice = CHOICES.getOrDefault(name, List.of()).stream()
                        .filter(value::equalsIgnoreCase)
                        .findFirst();
                if (choice.isEmpty() && !value.isEmpty()) {
                    return false;
                }
                choice.ifPresent(it -> toleration.put(name, it));
            }
            case "tolerationseconds" -> {
                if (!value.matches("-?\\d{1,18}")) {
                    return false;
                }
                toleration.put("tolerationSeconds", Long.parseLong(value));
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}

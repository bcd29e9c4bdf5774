package io.hypershift.azure.diagnose;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was broken against what was found first, a line for each code; and whatever else was found. */
record ConfusionTable(Collection<Outcome> outcomes) {

    List<String> lines() {
        var byCode = outcomes.stream()
                .collect(Collectors.groupingBy(it -> it.scenario().code(), TreeMap::new, Collectors.toList()));
        var lines = byCode.entrySet().stream().map(ConfusionTable::line).collect(Collectors.toList());
        var right = outcomes.stream().filter(ConfusionTable::isRight).count();
        lines.add("%d of %d named first".formatted(right, outcomes.size()));
        return lines;
    }

    static boolean isRight(Outcome outcome) {
        return outcome.first().equals(outcome.scenario().code());
    }

    private static String line(Map.Entry<String, List<Outcome>> code) {
        var first = new TreeMap<String, Long>(
                code.getValue().stream().collect(Collectors.groupingBy(Outcome::first, Collectors.counting())));
        var beside = code.getValue().stream()
                .flatMap(it -> it.codes().stream().skip(1))
                .distinct()
                .sorted()
                .toList();
        return "%-32s %s%s"
                .formatted(
                        code.getKey(),
                        first.entrySet().stream()
                                .map(it -> it.getKey() + " " + it.getValue())
                                .collect(Collectors.joining(", ")),
                        beside.isEmpty() ? "" : "   beside: " + String.join(", ", beside));
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.cluster.ReapReport.Outcome;
import io.hypershift.azure.event.TextTable;
import io.hypershift.azure.failure.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A reaper's report as a table, with a sum below. */
public final class ReapTable {
    private ReapTable() {}

    /** The table's lines in a front end's words, the sum last. */
    public static List<String> lines(ReapReport report, Words words) {
        if (report.entries().isEmpty()) {
            return List.of("nothing is abandoned");
        }
        var table = new TextTable("WHAT", "INFRA ID", "OWNER", "WHY", "RESULT");
        report.entries()
                .forEach(it -> table.add(
                        it.what(),
                        it.infraId(),
                        it.owner(),
                        it.why().in(words),
                        word(it.outcome())
                                + (it.note().isEmpty()
                                        ? ""
                                        : ": " + firstLine(it.note().in(words)))));
        var lines = new ArrayList<>(table.lines());
        lines.add(Arrays.stream(Outcome.values())
                .filter(it -> report.count(it) > 0)
                .map(it -> report.count(it) + " " + word(it))
                .collect(Collectors.joining(", ")));
        return lines;
    }

    private static String word(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}

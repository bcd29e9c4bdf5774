package io.hypershift.azure.check;

import io.hypershift.azure.event.TextTable;
import io.hypershift.azure.failure.Words;
import java.util.ArrayList;
import java.util.List;

/** Checks as a table: what was looked at, with what result, what was found and, below that, what to do. */
public final class CheckTable {
    private static final String REMEDY = "-> ";

    private CheckTable() {}

    /** The table's lines, its header first and a summary last. */
    public static List<String> lines(CheckReport report, Words words) {
        var table = new TextTable("CHECK", "RESULT", "FOUND");
        for (var check : report.checks()) {
            var found = check.found().in(words).lines().toList();
            table.add(check.name(), check.outcome().name(), found.isEmpty() ? "" : found.get(0));
            found.stream().skip(1).forEach(line -> table.add("", "", line));
            if (!check.remedy().isEmpty()) {
                check.remedy().in(words).lines().forEach(line -> table.add("", "", REMEDY + line));
            }
        }
        var lines = new ArrayList<>(table.lines());
        lines.add(summary(report));
        return lines;
    }

    private static String summary(CheckReport report) {
        return "%d passed, %d failed, %d unknown"
                .formatted(
                        report.with(Outcome.PASSED).size(),
                        report.with(Outcome.FAILED).size(),
                        report.with(Outcome.UNKNOWN).size());
    }
}

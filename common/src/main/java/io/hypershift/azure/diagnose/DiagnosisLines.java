package io.hypershift.azure.diagnose;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.failure.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A diagnosis in a few lines. */
public final class DiagnosisLines {
    private DiagnosisLines() {}

    /** How the cluster is, the first finding with its remedy, and where the report is. */
    public static List<String> of(Diagnosis diagnosis, Words words, Optional<Path> report) {
        var lines = new ArrayList<String>();
        lines.add("cluster " + diagnosis.cluster().name() + ": "
                + diagnosis.summary().in(words));
        diagnosis.findings().stream().findFirst().ifPresent(it -> {
            lines.add("  " + it.title().in(words) + " (" + it.certainty().word() + ")");
            lines.add("  " + it.remedy().in(words));
        });
        report.ifPresent(it -> lines.add("  report: " + it));
        return List.copyOf(lines);
    }
}

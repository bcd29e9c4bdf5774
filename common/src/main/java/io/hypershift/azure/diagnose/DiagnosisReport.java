package io.hypershift.azure.diagnose;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import java.nio.file.Path;
import java.util.List;

/**
 * A diagnosis, and where it was written to.
 *
 * @param files {@code report.html} first
 */
public record DiagnosisReport(Diagnosis diagnosis, List<Path> files) {
    public DiagnosisReport {
        files = List.copyOf(files);
    }
}

package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.diagnose.DiagnoseRequest;
import io.hypershift.azure.diagnose.DiagnosisLines;
import io.hypershift.azure.diagnose.DiagnosisReport;
import io.hypershift.azure.diagnose.report.DiagnosisFiles;
import io.hypershift.azure.diagnose.report.JunitFailure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Tells on Maven's console why a cluster is not well. */
record ConsoleDiagnosis(DiagnoseRequest request, LateLog log, Words words, Redactor redactor) {

    DiagnosisReport tell(HyperShiftAzure hypershift, Cancellation cancellation) {
        var report = hypershift.diagnoses().diagnose(request, cancellation);
        DiagnosisLines.of(report.diagnosis(), words, report.files().stream().findFirst())
                .forEach(line -> log.info(redactor.redact(line)));
        return report;
    }

    /** The same beside a failure, which it must not hide: what goes wrong with it is a warning. */
    Optional<DiagnosisReport> tellBesideFailure(HyperShiftAzure hypershift, Cancellation cancellation) {
        try {
            return Optional.of(tell(hypershift, cancellation));
        } catch (HyperShiftException e) {
            couldNot(e.in(words));
        } catch (RuntimeException e) {
            couldNot(e.toString());
        }
        return Optional.empty();
    }

    /** The failure that the cluster was diagnosed for, with what came of that: many read nothing else. */
    HyperShiftException told(HyperShiftException failure, DiagnosisReport report) {
        var file = report.files().get(0).toString();
        return failure.besides(Text.of(
                "{}", String.join("\n", DiagnosisLines.ofFailure(report.diagnosis(), words, failure.in(words), file))));
    }

    /** Tells JUnit of a creation that failed before there was a cluster to diagnose, where that was asked for. */
    void tellJUnit(HyperShiftException failure) {
        try {
            request.junitFile().ifPresent(it -> write(failure, it));
        } catch (HyperShiftException e) {
            log.warn(redactor.redact(e.in(words)));
        }
    }

    private void write(HyperShiftException failure, Path junitFile) {
        new DiagnosisFiles(words, redactor::redactAll, redactor::redact)
                .writeForJUnit(new JunitFailure(request.key(), failure.in(words), Instant.now()), junitFile);
    }

    private void couldNot(String why) {
        log.warn("cluster " + request.key().name() + ": could not be diagnosed: " + redactor.redact(why));
    }
}

package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.diagnose.DiagnoseRequest;
import io.hypershift.azure.diagnose.DiagnosisLines;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.plan.Cancellation;
import java.util.function.UnaryOperator;

/** Tells on Maven's console why a cluster is not well. */
record ConsoleDiagnosis(DiagnoseRequest request, LateLog log, Words words, UnaryOperator<String> redact) {

    void tell(HyperShiftAzure hypershift, Cancellation cancellation) {
        var report = hypershift.diagnoses().diagnose(request, cancellation);
        DiagnosisLines.of(report.diagnosis(), words, report.files().stream().findFirst())
                .forEach(line -> log.info(redact.apply(line)));
    }

    /** The same beside a failure, which it must not hide: what goes wrong with it is a warning. */
    void tellBesideFailure(HyperShiftAzure hypershift, Cancellation cancellation) {
        try {
            tell(hypershift, cancellation);
        } catch (HyperShiftException e) {
            couldNot(e.in(words));
        } catch (RuntimeException e) {
            couldNot(e.toString());
        }
    }

    private void couldNot(String why) {
        log.warn("cluster " + request.key().name() + ": could not be diagnosed: " + redact.apply(why));
    }
}

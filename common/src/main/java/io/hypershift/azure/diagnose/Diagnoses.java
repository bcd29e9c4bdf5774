package io.hypershift.azure.diagnose;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Cancellation;

/** Finds out why clusters are not well. Nothing is changed, and what cannot be looked at is told as a gap. */
public final class Diagnoses {

    /**
     * Collects, concludes and writes the report.
     *
     * @throws HyperShiftException when the request is wrong or the report cannot be written; never for what could not be collected
     */
    public DiagnosisReport diagnose(DiagnoseRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.validate());
        throw new UnsupportedOperationException();
    }
}

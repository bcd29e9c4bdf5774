package io.hypershift.azure.maven;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.diagnose.DiagnosisReport;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Cancellation;
import java.util.Optional;

/**
 * The diagnosis of a cluster that has failed, before it goes: once in a session, and not when there is no time any more.
 *
 * @param owner whose the cluster is; one that is not on record for him has left nothing to see
 * @param cluster the cluster's name in the session
 */
record FailureDiagnosis(
        boolean isWanted,
        ConsoleDiagnosis diagnosis,
        String owner,
        String cluster,
        SessionClusters clusters,
        ShutdownNet net) {

    /** Empty where it was not, or could not be diagnosed. */
    Optional<DiagnosisReport> run(HyperShiftAzure hypershift, Cancellation cancellation) {
        return isWanted && !net.isAtWork() && isOnRecord(hypershift) && clusters.isFirstToDiagnose(cluster)
                ? diagnosis.tellBesideFailure(hypershift, cancellation)
                : Optional.empty();
    }

    /** Where nobody can tell, the diagnosis could not either. */
    private boolean isOnRecord(HyperShiftAzure hypershift) {
        try {
            return hypershift
                    .clusters()
                    .lifetimes()
                    .recordedUntil(diagnosis.request().key(), owner)
                    .isPresent();
        } catch (HyperShiftException e) {
            return true;
        }
    }
}

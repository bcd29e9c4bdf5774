package io.hypershift.azure.diagnose;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which cluster is to be diagnosed, and where the report goes.
 *
 * @param directory where {@code report.html}, {@code report.css}, {@code findings.json} and {@code must-gather.tar.gz} go; made
 *     when absent, and what was there of these names is replaced
 * @param junitFile a report in JUnit's format besides, with a test for each step that the cluster had to take
 * @param eventsFile the {@code {clusterName}.events.jsonl} of the run that made the cluster, for the times of its conditions; that
 *     there is no such file is no error
 * @param operatorNamespace where HyperShift's operator runs
 * @param words in which the report tells remedies
 */
public record DiagnoseRequest(
        ClusterKey key,
        Path directory,
        Optional<Path> junitFile,
        Optional<Path> eventsFile,
        String operatorNamespace,
        Words words) {

    /** Everything that is wrong with it, as far as it can be told without asking anybody. */
    public List<Problem> validate() {
        return key.validate();
    }
}

package io.hypershift.azure.diagnose;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.input.Checks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        return Stream.concat(key.validate().stream(), validateFiles().stream()).toList();
    }

    /** What is wrong with where it is to write, for one that looks at the cluster's name himself. */
    public List<Problem> validateFiles() {
        var checks = new Checks();
        junitFile.ifPresent(file -> {
            if (Files.isDirectory(file)) {
                checks.wrong(Parameter.JUNIT_FILE, file.toString(), "it must name a file, and is a directory");
            } else if (!nearest(file.toAbsolutePath().getParent())
                    .filter(Files::isWritable)
                    .isPresent()) {
                checks.wrong(Parameter.JUNIT_FILE, file.toString(), "no file can be made there");
            }
        });
        return checks.problems();
    }

    /** The nearest directory that is there; empty where something else is in the way. */
    private static Optional<Path> nearest(@Nullable Path directory) {
        var there = directory;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return Optional.ofNullable(there).filter(Files::isDirectory);
    }
}

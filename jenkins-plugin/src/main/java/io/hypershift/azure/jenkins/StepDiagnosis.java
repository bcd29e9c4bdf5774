package io.hypershift.azure.jenkins;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.diagnose.DiagnosisLines;
import io.hypershift.azure.diagnose.DiagnosisReport;
import io.hypershift.azure.diagnose.report.JunitFailure;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.jenkins.work.DiagnosisFiles;
import io.hypershift.azure.jenkins.work.FindingFacts;
import io.hypershift.azure.plan.Cancellation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jenkins.util.BuildListenerAdapter;
import org.jspecify.annotations.Nullable;

/**
 * Diagnoses a cluster for a step: the log tells what came of it, and the report is archived with the build.
 *
 * @param junitFile the path in the workspace of a report for JUnit; null when none is wanted
 */
record StepDiagnosis(
        StepWork work,
        DiagnosisFiles files,
        String operatorNamespace,
        @Nullable String junitFile) {

    /**
     * Does all of it; returns the findings.
     *
     * @throws HyperShiftException when the request is wrong, or it is cancelled
     */
    List<Map<String, String>> tell(Access access, Cancellation cancellation) throws IOException, InterruptedException {
        var report = diagnosed(access, cancellation);
        keep(report);
        return FindingFacts.of(report.diagnosis(), JenkinsWords.INSTANCE, work::redact);
    }

    private DiagnosisReport diagnosed(Access access, Cancellation cancellation) throws InterruptedException {
        var request = files.request(operatorNamespace, junitFile != null, JenkinsWords.INSTANCE);
        var report = HyperShiftEngine.get()
                .engine()
                .untilClosed(
                        cancellation,
                        () -> work.with(access, it -> it.diagnoses().diagnose(request, cancellation)));
        work.tell(DiagnosisLines.of(report.diagnosis(), JenkinsWords.INSTANCE, Optional.empty()));
        return report;
    }

    private void keep(DiagnosisReport report) throws IOException, InterruptedException {
        var forJUnit = files.readJUnit();
        try {
            archive(report); // first, since an agent may be gone
        } finally {
            if (junitFile != null && forJUnit.isPresent()) {
                writeForJUnit(junitFile, forJUnit.get());
            }
        }
    }

    /**
     * The same beside a failure, which it must not hide: what goes wrong with it is a warning.
     *
     * @return the failure's text with what was found, for who reads nothing else; empty when it could not be diagnosed
     */
    Optional<String> tellBesideFailure(String failure, Access access, Cancellation cancellation)
            throws InterruptedException {
        try {
            var report = diagnosed(access, cancellation);
            try {
                keep(report);
            } catch (IOException e) {
                work.tell(
                        List.of("WARNING: cluster " + files.key().name() + ": its report could not be archived: " + e));
            }
            var address = files.archived(report).keySet().stream()
                    .findFirst()
                    .map(this::address)
                    .orElse("");
            var found = DiagnosisLines.ofFailure(report.diagnosis(), JenkinsWords.INSTANCE, failure, address);
            return Optional.of(work.redact(failure + "\n  " + String.join("\n  ", found)));
        } catch (RuntimeException e) {
            if (HyperShiftEngine.get().engine().isClosing()) {
                throw e;
            }
            couldNot(e);
            return Optional.empty();
        }
    }

    /** Tells JUnit of a creation that failed before there was a cluster to diagnose, where that was asked for. */
    void tellJUnit(String failure) throws InterruptedException {
        if (junitFile != null) {
            writeForJUnit(
                    junitFile,
                    new JunitFailure(files.key(), failure, Instant.now())
                            .redacted(work::redactAll)
                            .xml());
        }
    }

    void couldNot(Exception e) {
        var why = e instanceof HyperShiftException known ? known.in(JenkinsWords.INSTANCE) : e.toString();
        work.tell(List.of("WARNING: cluster " + files.key().name() + ": could not be diagnosed: " + why));
    }

    /** By the build's own way of archiving, which may store artifacts elsewhere; then the controller's copy goes. */
    private void archive(DiagnosisReport report) throws IOException, InterruptedException {
        var artifacts = files.archived(report);
        var root = new FilePath(files.root().toFile());
        var listener = work.context().get(TaskListener.class);
        work.run()
                .pickArtifactManager()
                .archive(root, root.createLauncher(listener), BuildListenerAdapter.wrap(listener), artifacts);
        root.child(files.folder()).deleteRecursive();
        artifacts.keySet().stream()
                .findFirst()
                .ifPresent(first -> work.log().print("cluster " + files.key().name() + ": report " + address(first)));
    }

    private String address(String artifact) {
        return work.build().source() + "artifact/" + artifact;
    }

    private void writeForJUnit(String path, String content) throws InterruptedException {
        try {
            var workspace = Workspace.of(work).path();
            if (workspace == null || !workspace.act(new JUnitFile(path, content))) {
                notWritten(
                        path,
                        "since it is in no workspace."
                                + "\n  Call the step in a node, and give the path of a file as seen from the workspace's root.");
            }
        } catch (IOException e) {
            notWritten(path, "since " + e);
        }
    }

    private void notWritten(String path, String why) {
        work.log().print("WARNING: junitFile: \"" + path + "\" is not written, " + why);
    }
}

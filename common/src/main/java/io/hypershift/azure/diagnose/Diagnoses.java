package io.hypershift.azure.diagnose;

import io.hypershift.azure.cluster.ClusterKey;
import io.hypershift.azure.cluster.ClusterObjects;
import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.evidence.EvidenceCollector;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Gap;
import io.hypershift.azure.diagnose.report.DiagnosisFiles;
import io.hypershift.azure.diagnose.rule.Judgement;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.plan.Cancellation;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out why clusters are not well. Nothing is changed, and what cannot be looked at is told as a gap. */
public final class Diagnoses {
    /** So many facts are told where no rule knows the cause. */
    private static final int TELLING = 3;

    private final EvidenceCollector collector;
    private final Gathering gathering;
    private final Redactor redactor;

    public Diagnoses(EvidenceCollector collector, Gathering gathering, Redactor redactor) {
        this.collector = collector;
        this.gathering = gathering;
        this.redactor = redactor;
    }

    /**
     * Collects, concludes and writes the report.
     *
     * @throws HyperShiftException when there cannot be such a cluster, the management cluster tells nothing at all, or the report
     *     cannot be written; never for a part that could not be collected, nor for {@link DiagnoseRequest#junitFile}
     */
    public DiagnosisReport diagnose(DiagnoseRequest request, Cancellation cancellation) {
        HyperShiftException.throwIfAny(request.key().validate());
        var evidence = collector.collect(request.key(), request.operatorNamespace(), cancellation);
        throwIfNothingIsTold(evidence);
        var archive = request.directory().resolve("must-gather.tar.gz");
        var missed = gather(archive, evidence, cancellation);
        var writer = new DiagnosisFiles(request.words(), redactor::redactAll, redactor::redact);
        var concluded = writer.shown(diagnosis(evidence, request, missed));
        var untold = request.junitFile().flatMap(file -> tellJUnit(writer, concluded, file));
        var diagnosis = untold.map(concluded::with).orElse(concluded);
        var files = new ArrayList<>(writer.write(diagnosis, request.directory()));
        request.junitFile().filter(file -> untold.isEmpty()).ifPresent(files::add);
        if (Files.isRegularFile(archive)) {
            files.add(archive);
        }
        return new DiagnosisReport(diagnosis, files);
    }

    /** The report is worth more than its copy for JUnit, which may go to a place that cannot be written to. */
    private static Optional<Gap> tellJUnit(DiagnosisFiles writer, Diagnosis diagnosis, Path file) {
        try {
            writer.writeForJUnit(diagnosis, file);
            return Optional.empty();
        } catch (HyperShiftException e) {
            return Optional.of(new Gap("report for JUnit", reason(e)));
        }
    }

    /** Where not one list could be read nothing is known of any cluster: that is no finding about this one. */
    private static void throwIfNothingIsTold(Evidence evidence) {
        if (!evidence.management().all().isEmpty() || evidence.management().wasRead(ClusterObjects.HOSTED_CLUSTER)) {
            return;
        }
        evidence.gaps().stream()
                .filter(it -> it.what().startsWith("HostedClusters"))
                .findFirst()
                .ifPresent(it -> {
                    throw new HyperShiftException(Problem.of(
                                    "management-cluster-tells-nothing",
                                    "cluster {} cannot be diagnosed: the management cluster tells nothing",
                                    evidence.key().name())
                            .because("{}", it.why()));
                });
    }

    /** Findings are worth more than the archive: what keeps that from being written is a gap. */
    private Optional<Gap> gather(Path archive, Evidence evidence, Cancellation cancellation) {
        try {
            Files.deleteIfExists(archive); // of an earlier diagnosis
            var leftOut = gathering.into(archive, evidence, cancellation).leftOut();
            return leftOut.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Gap("must-gather", Text.of("left out: {}", String.join("; ", leftOut))));
        } catch (IOException | RuntimeException e) {
            cancellation.check();
            return Optional.of(new Gap("must-gather", reason(e)));
        }
    }

    private static Text reason(Exception failure) {
        return failure instanceof HyperShiftException known
                ? known.problems().get(0).symptom()
                : Text.of("{}", failure);
    }

    private static Diagnosis diagnosis(Evidence evidence, DiagnoseRequest request, Optional<Gap> missed) {
        var judgement = Judgement.of(evidence);
        var transitions = Transitions.of(evidence, request.eventsFile());
        var isUnexplained = judgement.findings().isEmpty();
        return new Diagnosis(
                request.key(),
                evidence.cluster().infraId(),
                evidence.now(),
                summary(request.key(), evidence, judgement),
                evidence.cluster().hostedCluster().isPresent()
                        && judgement.findings().isEmpty()
                        && judgement.symptoms().isEmpty(),
                judgement.findings(),
                isUnexplained ? judgement.symptoms().stream().limit(TELLING).toList() : List.<Exhibit>of(),
                Stream.of(evidence.gaps().stream(), judgement.gaps().stream(), missed.stream())
                        .flatMap(all -> all)
                        .toList(),
                Pictures.of(evidence, transitions));
    }

    private static Text summary(ClusterKey key, Evidence evidence, Judgement judgement) {
        var first = judgement.findings().stream().findFirst();
        if (first.isPresent()) {
            return Text.of("cluster {}: {}", key.name(), first.get().title());
        }
        if (judgement.symptoms().isEmpty()) {
            return evidence.cluster()
                    .hostedCluster()
                    .map(it -> Text.of("cluster {} is well", key.name()))
                    .orElseGet(() -> Text.of("nothing is known of cluster {}", key.name()));
        }
        return evidence.cluster().isBeingDeleted()
                ? Text.of("cluster {} is being deleted, and nothing was found that keeps it from that", key.name())
                : Text.of("cluster {} is not ready, and nothing was found that keeps it from getting so", key.name());
    }
}

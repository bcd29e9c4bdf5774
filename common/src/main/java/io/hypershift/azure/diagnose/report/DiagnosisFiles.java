package io.hypershift.azure.diagnose.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.sensitive.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Writes a diagnosis into files that only their owner reads: for people, for programs and for a CI server. */
public final class DiagnosisFiles {
    private final Words words;
    private final UnaryOperator<String> redaction;
    private final UnaryOperator<String> knownSecrets;

    /**
     * @param redaction takes secrets out of one value, known ones and what looks like one
     * @param knownSecrets takes known secrets out of a whole file; it must leave markup alone, so that it may not take out what
     *     only looks like a secret
     */
    public DiagnosisFiles(Words words, UnaryOperator<String> redaction, UnaryOperator<String> knownSecrets) {
        this.words = words;
        this.redaction = redaction;
        this.knownSecrets = knownSecrets;
    }

    /** The diagnosis as the files show it, for others who show it: without secrets, and without what terminals obey. */
    public Diagnosis shown(Diagnosis diagnosis) {
        return new RedactedDiagnosis(it -> Printable.of(redaction.apply(it))).of(diagnosis);
    }

    /**
     * Writes {@code report.html}, {@code report.css} and {@code findings.json} into the directory, which is made when absent.
     *
     * @return what was written, {@code report.html} first
     * @throws HyperShiftException when one cannot be written
     */
    public List<Path> write(Diagnosis diagnosis, Path directory) {
        var shown = shown(diagnosis);
        var written = new ArrayList<Path>();
        written.add(write(directory.resolve("report.html"), new Page(shown, words, Explanations.packaged()).html()));
        written.add(write(directory.resolve("report.css"), styleSheet()));
        written.add(write(directory.resolve("findings.json"), new FindingsJson(words).of(shown)));
        return List.copyOf(written);
    }

    /**
     * Tells JUnit, with a test for each step that the cluster had to take.
     *
     * @throws HyperShiftException when it cannot be written
     */
    public void writeForJUnit(Diagnosis diagnosis, Path junitFile) {
        write(junitFile, new JunitReport(shown(diagnosis), words).xml());
    }

    /**
     * Tells JUnit of a creation that failed before there was a cluster to diagnose.
     *
     * @throws HyperShiftException when it cannot be written
     */
    public void writeForJUnit(JunitFailure failure, Path junitFile) {
        write(junitFile, failure.redacted(redaction).xml());
    }

    private static String styleSheet() {
        try (var sheet = DiagnosisFiles.class.getResourceAsStream("report.css")) {
            return new String(
                    Objects.requireNonNull(sheet, "it is beside this class").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(Path file, String content) {
        try {
            PrivateFile.write(file, knownSecrets.apply(content));
            return file;
        } catch (IOException e) {
            throw new HyperShiftException(
                    Problem.of("report-not-written", "the diagnosis cannot be written to {}: {}", file, e)
                            .remedy("Name a directory that can be made and written to."),
                    e);
        }
    }
}

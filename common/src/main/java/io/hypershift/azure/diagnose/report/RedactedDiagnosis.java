package io.hypershift.azure.diagnose.report;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Endpoint;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.diagnose.finding.Gap;
import io.hypershift.azure.diagnose.finding.LogExcerpt;
import io.hypershift.azure.diagnose.finding.NameRecord;
import io.hypershift.azure.diagnose.finding.Picture;
import io.hypershift.azure.diagnose.finding.ResourceState;
import io.hypershift.azure.diagnose.finding.Transition;
import io.hypershift.azure.failure.Text;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes secrets out of a diagnosis, text by text.
 *
 * @param redaction takes them out of one text
 */
record RedactedDiagnosis(UnaryOperator<String> redaction) {

    Diagnosis of(Diagnosis it) {
        return new Diagnosis(
                it.cluster(),
                redact(it.infraId()),
                it.at(),
                redact(it.summary()),
                it.isWell(),
                it.findings().stream().map(this::redact).toList(),
                it.telling().stream().map(this::redact).toList(),
                it.gaps().stream().map(this::redact).toList(),
                redact(it.picture()));
    }

    private Finding redact(Finding it) {
        return new Finding(
                it.code(),
                it.certainty(),
                redact(it.title()),
                redact(it.cause()),
                it.evidence().stream().map(this::redact).toList(),
                redact(it.remedy()),
                redact(it.link()),
                redact(it.consequences()));
    }

    private Exhibit redact(Exhibit it) {
        return new Exhibit(redact(it.source()), redact(it.quote()));
    }

    private Gap redact(Gap it) {
        return new Gap(redact(it.what()), redact(it.why()));
    }

    private Picture redact(Picture it) {
        return new Picture(
                new Endpoint(
                        redact(it.api().url()),
                        it.api().answers(),
                        redact(it.api().told())),
                it.names().stream().map(this::redact).toList(),
                it.transitions().stream().map(this::redact).toList(),
                it.resources().stream().map(this::redact).toList(),
                it.logs().stream()
                        .map(log -> new LogExcerpt(redact(log.source()), redactLog(log.lines())))
                        .toList());
    }

    private NameRecord redact(NameRecord it) {
        return new NameRecord(
                redact(it.name()),
                redact(it.type()),
                redact(it.purpose()),
                redact(it.expected()),
                redact(it.found()),
                redact(it.why()));
    }

    private Transition redact(Transition it) {
        return new Transition(
                it.at(),
                redact(it.object()),
                redact(it.type()),
                redact(it.status()),
                redact(it.reason()),
                redact(it.message()));
    }

    private ResourceState redact(ResourceState it) {
        return new ResourceState(
                redact(it.where()), redact(it.kind()), redact(it.name()), redact(it.state()), it.isWell());
    }

    /** A log as a whole: a secret may be of more lines than one. */
    private List<String> redactLog(List<String> lines) {
        return redact(String.join("\n", lines)).lines().toList();
    }

    private List<String> redact(List<String> texts) {
        return texts.stream().map(this::redact).toList();
    }

    private Text redact(Text text) {
        return text.redacted(redaction);
    }

    private String redact(String text) {
        return redaction.apply(text);
    }
}

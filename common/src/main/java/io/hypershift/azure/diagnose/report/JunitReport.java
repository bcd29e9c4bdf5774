package io.hypershift.azure.diagnose.report;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.diagnose.report.Milestone.State;
import io.hypershift.azure.failure.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A diagnosis as surefire reports tests: one for each milestone. The first that is not reached fails with the first finding, the
 * later ones are skipped, since they follow from it.
 */
record JunitReport(Diagnosis diagnosis, Words words) {

    String xml() {
        return JunitXml.document(xml -> suite(xml, Milestones.of(diagnosis)));
    }

    private void suite(XMLStreamWriter xml, List<Milestone> milestones) throws XMLStreamException {
        var first = firstToFail(milestones);
        long reached = milestones.stream().filter(it -> it.is(State.REACHED)).count();
        int failures = first.isPresent() ? 1 : 0;
        JunitXml.startSuite(
                xml,
                diagnosis.cluster(),
                milestones.size(),
                failures,
                milestones.size() - reached - failures,
                diagnosis.at());
        var begin = diagnosis.picture().transitions().stream()
                .map(it -> it.at())
                .min(Instant::compareTo)
                .orElse(diagnosis.at());
        var last = milestones.stream()
                .flatMap(it -> reachedAt(it).stream())
                .max(Instant::compareTo)
                .orElse(begin);
        xml.writeAttribute("time", seconds(begin, last));
        var previous = begin;
        var failed = Optional.<Milestone>empty();
        for (var milestone : milestones) {
            var at = reachedAt(milestone).filter(previous::isBefore).orElse(previous);
            JunitXml.startCase(xml, diagnosis.cluster(), milestone.name());
            xml.writeAttribute("time", seconds(previous, at));
            if (first.filter(milestone::equals).isPresent()) {
                failure(xml, milestone);
                failed = first;
            } else if (!milestone.is(State.REACHED)) {
                skip(xml, milestone, failed);
            }
            xml.writeEndElement();
            previous = at;
        }
        JunitXml.endSuite(xml);
    }

    /** Of a cluster that is well, a step not taken, such as that of nodes that it has none of, is none that failed. */
    private Optional<Milestone> firstToFail(List<Milestone> milestones) {
        return milestones.stream()
                .filter(it -> !diagnosis.isWell() && it.is(State.NOT_REACHED))
                .findFirst();
    }

    /** @param cause the milestone that failed before this one */
    private void skip(XMLStreamWriter xml, Milestone milestone, Optional<Milestone> cause) throws XMLStreamException {
        xml.writeEmptyElement("skipped");
        xml.writeAttribute(
                "message", cause.map(it -> "follows from: " + it.name()).orElse(milestone.told()));
    }

    private void failure(XMLStreamWriter xml, Milestone milestone) throws XMLStreamException {
        var finding = diagnosis.findings().stream().findFirst();
        xml.writeStartElement("failure");
        xml.writeAttribute(
                "message",
                finding.map(it -> it.certainty().word() + ": " + it.title().in(words))
                        .orElseGet(() -> diagnosis.summary().in(words)));
        xml.writeAttribute("type", finding.map(Finding::code).orElse("cause-not-known"));
        xml.writeCharacters(Stream.of(
                        Stream.of(milestone.told()),
                        finding.stream().flatMap(this::inFull),
                        finding.isPresent() ? Stream.<String>of() : unexplained(),
                        others())
                .flatMap(it -> it)
                .filter(it -> !it.isBlank())
                .collect(Collectors.joining("\n")));
        xml.writeEndElement();
    }

    private Stream<String> inFull(Finding it) {
        return Stream.of(
                        Stream.of(it.title().in(words), it.cause().in(words)),
                        it.evidence().stream().map(seen -> "  " + seen.source() + ": " + seen.quote()),
                        Stream.of(it.remedy().in(words), it.link()))
                .flatMap(lines -> lines);
    }

    private Stream<String> unexplained() {
        return Stream.concat(
                Stream.of("No rule knows the cause."),
                diagnosis.telling().stream().map(it -> "  " + it.source() + ": " + it.quote()));
    }

    private Stream<String> others() {
        return diagnosis.findings().stream()
                .skip(1)
                .map(it -> "also " + it.certainty().word() + ": " + it.title().in(words));
    }

    private static Optional<Instant> reachedAt(Milestone milestone) {
        return milestone.is(State.REACHED) ? milestone.reachedAt() : Optional.empty();
    }

    private static String seconds(Instant from, Instant to) {
        var millis = Math.max(0, Duration.between(from, to).toMillis());
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}

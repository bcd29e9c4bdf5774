package io.hypershift.azure.diagnose;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.diagnose.finding.Gap;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A diagnosis on a console: the verdict, the first finding in full, the others by their titles, and where the report is. */
public final class DiagnosisLines {
    private static final int MOST = 20;
    private static final int MOST_OTHERS = 4;
    private static final int MOST_VERDICT = 2;
    private static final int MOST_TITLE = 2;
    private static final int MOST_REMEDY = 5;
    private static final int MOST_CAUSE = 3;
    private static final int MOST_QUOTE = 3;
    private static final int MOST_GAPS = 2;

    private final Diagnosis diagnosis;
    private final Words words;

    private DiagnosisLines(Diagnosis diagnosis, Words words) {
        this.diagnosis = diagnosis;
        this.words = words;
    }

    /**
     * At most 20 lines, for a console that shows about 120 characters of each.
     *
     * @param report where the report is, if one was written
     */
    public static List<String> of(Diagnosis diagnosis, Words words, Optional<Path> report) {
        return new DiagnosisLines(diagnosis, words).lines(report);
    }

    /**
     * What a failure is told with when the cluster was diagnosed for it, for who reads nothing but the failure: the cause, the
     * remedy, and where to read on.
     *
     * @param failure as it is told; what it says already is not said again
     * @param report where the report is, such as a path or an address
     */
    public static List<String> ofFailure(Diagnosis diagnosis, Words words, String failure, String report) {
        var first =
                diagnosis.findings().stream()
                        .findFirst()
                        .filter(it -> !failure.contains(it.title().in(words)))
                        .stream()
                        .flatMap(it -> Stream.of(
                                Stream.of("Diagnosed as " + it.certainty().word() + ": "
                                        + it.title().in(words)),
                                it.remedy().in(words).lines()))
                        .flatMap(lines -> lines);
        return Stream.concat(first, Stream.of("Report: " + report)).toList();
    }

    private List<String> lines(Optional<Path> report) {
        var lines = new ArrayList<>(verdict());
        var end = Stream.concat(gaps().stream(), report.map(it -> "report: " + it).stream())
                .toList();
        var others = others();
        int room = MOST - lines.size() - others.size() - end.size();
        lines.addAll(
                diagnosis.findings().isEmpty()
                        ? telling(room)
                        : inFull(diagnosis.findings().get(0), room));
        lines.addAll(others);
        lines.addAll(end);
        return List.copyOf(lines);
    }

    private List<String> verdict() {
        return Wrapped.of(
                        "cluster %s%s is %s: %s"
                                .formatted(
                                        diagnosis.cluster(),
                                        diagnosis.infraId().isEmpty() ? "" : " (" + diagnosis.infraId() + ")",
                                        diagnosis.isWell() ? "well" : "not well",
                                        diagnosis.summary().in(words)),
                        "  ")
                .atMost(MOST_VERDICT);
    }

    /** The remedy is kept whole, and evidence beyond the first is left out, where there is too little room for all. */
    private List<String> inFull(Finding finding, int room) {
        var title = Wrapped.of(
                        finding.certainty().word() + ": " + finding.title().in(words), "  ")
                .atMost(MOST_TITLE);
        var cause = indented(finding.cause()).atMost(MOST_CAUSE);
        var remedy = indented(finding.remedy()).atMost(MOST_REMEDY);
        int left = room - title.size() - cause.size() - remedy.size();
        var link = Stream.of(finding.link())
                .filter(it -> !it.isEmpty())
                .map(it -> "  See " + it)
                .toList();
        var evidence = exhibits(finding.evidence(), left - link.size());
        return Stream.of(title, cause, evidence, remedy, link)
                .flatMap(List::stream)
                .toList();
    }

    private List<String> telling(int room) {
        if (diagnosis.isWell()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("No rule knows the cause." + (diagnosis.telling().isEmpty() ? "" : " The most telling facts:"));
        lines.addAll(exhibits(diagnosis.telling(), room - 1));
        return lines;
    }

    private static List<String> exhibits(List<Exhibit> exhibits, int room) {
        var lines = new ArrayList<String>();
        for (var exhibit : exhibits) {
            var quoted = Wrapped.of("  " + exhibit.source() + ": " + exhibit.quote(), "    ")
                    .atMost(MOST_QUOTE);
            if (lines.size() + quoted.size() > room) {
                break;
            }
            lines.addAll(quoted);
        }
        return lines;
    }

    private List<String> others() {
        var others = diagnosis.findings().stream().skip(1).toList();
        int shown = others.size() <= MOST_OTHERS ? others.size() : MOST_OTHERS - 1;
        var lines = others.stream()
                .limit(shown)
                .map(it -> oneLine(it.certainty().word() + ": " + it.title().in(words)));
        var rest = Stream.of("and " + (others.size() - shown) + " more in the report")
                .filter(it -> others.size() > shown);
        return Stream.concat(lines, rest).toList();
    }

    private List<String> gaps() {
        var gaps = diagnosis.gaps();
        if (gaps.size() > MOST_GAPS) {
            return List.of(oneLine("not looked at, for reasons that the report has: "
                    + gaps.stream().map(Gap::what).collect(Collectors.joining("; "))));
        }
        return gaps.stream()
                .map(it ->
                        oneLine("not looked at: " + it.what() + ": " + it.why().in(words)))
                .toList();
    }

    private Wrapped indented(Text text) {
        return Wrapped.of(text.isEmpty() ? "" : "  " + text.in(words).replace("\n", "\n  "), "  ");
    }

    private static String oneLine(String text) {
        return Wrapped.of(text.replace('\n', ' '), "").atMost(1).get(0);
    }
}

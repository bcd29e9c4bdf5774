package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Certainty;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.diagnose.finding.Gap;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules conclude.
 *
 * @param findings the most certain first; what follows from another one is folded under it
 * @param symptoms all that is not as it should be, causes before consequences
 * @param gaps rules that could not be applied to what was collected
 */
public record Judgement(List<Finding> findings, List<Exhibit> symptoms, List<Gap> gaps) {
    /** More consequences than this tell nothing more. */
    private static final int MOST = 12;

    public Judgement {
        findings = List.copyOf(findings);
        symptoms = List.copyOf(symptoms);
        gaps = List.copyOf(gaps);
    }

    private record Found(Rule rule, Finding finding) {}

    public static Judgement of(Evidence evidence) {
        var found = new ArrayList<Found>();
        var gaps = new ArrayList<Gap>();
        var seen = new HashSet<String>();
        for (var rule : Rules.all()) {
            try {
                rule.look()
                        .apply(evidence)
                        .filter(it -> seen.add(it.code()))
                        .ifPresent(it -> found.add(new Found(rule, it)));
            } catch (
                    RuntimeException
                            e) { // an object of a form that nobody has thought of must not hide the other findings
                gaps.add(new Gap("rule " + rule.code(), Text.of("it does not apply to what was collected: {}", e)));
            }
        }
        var symptoms = Symptoms.of(evidence);
        var roots = roots(found).stream()
                .sorted(Comparator.comparing(it -> it.finding().certainty()))
                .toList();
        return new Judgement(folded(roots, found, symptoms), symptoms, gaps);
    }

    /** Those that none of the others explains: whatever is folded is folded under one of these. */
    private static List<Found> roots(List<Found> found) {
        var roots = new ArrayList<Found>();
        for (var next : found) { // causes stand before what follows from them
            if (roots.stream().noneMatch(it -> explains(it, next))) {
                roots.add(next);
            }
        }
        return roots;
    }

    /** What is only likely explains nothing away that was seen itself, and what is merely possible nothing at all. */
    private static boolean explains(Found cause, Found other) {
        return cause.rule().explains().contains(other.finding().code())
                && cause.finding().certainty() != Certainty.POSSIBLE
                && cause.finding().certainty().compareTo(other.finding().certainty()) <= 0;
    }

    /** A finding under each of the roots that explain it; what is unwell besides under the first. */
    private static List<Finding> folded(List<Found> roots, List<Found> all, List<Exhibit> symptoms) {
        var folded = new ArrayList<Finding>();
        for (var root : roots) {
            var following = new ArrayList<String>();
            all.stream()
                    .filter(it -> !roots.contains(it) && explains(root, it))
                    .forEach(it -> following.add(it.finding().title().in(Words.PLAIN)));
            if (folded.isEmpty() && root.finding().certainty() != Certainty.POSSIBLE) {
                var told = Set.copyOf(root.finding().evidence());
                symptoms.stream()
                        .filter(it -> !told.contains(it))
                        .map(it -> it.source() + ": " + firstLine(it.quote()))
                        .forEach(following::add);
            }
            folded.add(root.finding().with(following.stream().limit(MOST).toList()));
        }
        return folded;
    }

    private static String firstLine(String quote) {
        return quote.lines().findFirst().orElse("");
    }
}

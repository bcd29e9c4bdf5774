package io.hypershift.azure.jenkins.work;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Findings as a pipeline gets them: in the JDK's own types, which are saved with the build. */
public final class FindingFacts {
    private FindingFacts() {}

    /** A map of texts for each; what cluster objects say may hold secrets, which are taken out. */
    public static List<Map<String, String>> of(Diagnosis diagnosis, Words words, UnaryOperator<String> redact) {
        return diagnosis.findings().stream()
                .map(finding -> of(finding, words))
                .peek(facts -> facts.replaceAll((name, text) -> redact.apply(text)))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<String, String> of(Finding finding, Words words) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("code", finding.code());
        facts.put("certainty", finding.certainty().word());
        facts.put("title", finding.title().in(words));
        facts.put("cause", finding.cause().in(words));
        facts.put("remedy", finding.remedy().in(words));
        facts.put("link", finding.link());
        return facts;
    }
}

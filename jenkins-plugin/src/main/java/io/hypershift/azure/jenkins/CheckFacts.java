package io.hypershift.azure.jenkins;

import io.hypershift.azure.check.Check;
import io.hypershift.azure.check.CheckReport;
import io.hypershift.azure.check.CheckTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks as a pipeline gets them: of plain types, so that they can be saved with the build. */
final class CheckFacts {
    private CheckFacts() {}

    /** Tells the checks in the log and returns them; throws when one has failed. */
    static List<Map<String, String>> tell(CheckReport report, StepWork work) {
        work.tell(CheckTable.lines(report, JenkinsWords.INSTANCE));
        report.orThrow();
        var facts = new ArrayList<Map<String, String>>();
        report.checks().forEach(check -> facts.add(of(check)));
        return facts;
    }

    private static Map<String, String> of(Check check) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("name", check.name());
        facts.put("result", check.outcome().name());
        facts.put("found", check.found().in(JenkinsWords.INSTANCE));
        facts.put("remedy", check.remedy().in(JenkinsWords.INSTANCE));
        return facts;
    }
}

package io.hypershift.azure.diagnose.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.LogExcerpt;
import io.hypershift.azure.diagnose.finding.NameRecord;
import io.hypershift.azure.diagnose.finding.ResourceState;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.failure.Words;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A diagnosis as the page's templates ask for it. */
record Page(Diagnosis diagnosis, Words words, Explanations explanations) {
    private static final int MOST_LOG_LINES = 300;
    private static final int LONGEST_LOG_LINE = 2000;

    /** The conditions of one object, the worst first. */
    record Conditions(String object, List<ConditionHistory> histories) {
        boolean isWell() {
            return count(ConditionHealth.UNHEALTHY) == 0;
        }

        long count(ConditionHealth health) {
            return histories.stream().filter(it -> it.health() == health).count();
        }
    }

    /** The resources of one place, those that are not well apart. */
    record Resources(String where, List<ResourceState> unwell, List<ResourceState> well) {}

    /**
     * The end of a log.
     *
     * @param size how many lines it has, and how many of them are shown
     */
    record Log(String source, String size, String text) {}

    @SuppressWarnings("NullAway") // templates without forms need no interceptor, which jte does not mark as nullable
    String html() {
        var output = new StringOutput();
        JtereportGenerated.render(new OwaspHtmlTemplateOutput(output), null, this);
        return output.toString();
    }

    String in(Text text) {
        return text.in(words);
    }

    String time(Instant at) {
        return Times.near(at, diagnosis.at());
    }

    String diagnosed() {
        return Times.full(diagnosis.at());
    }

    Timeline timeline() {
        return Timeline.of(diagnosis);
    }

    List<Conditions> conditions() {
        return ConditionHistory.of(diagnosis.picture().transitions()).stream()
                .sorted(Comparator.comparing(ConditionHistory::health))
                .collect(Collectors.groupingBy(ConditionHistory::object, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(it -> new Conditions(it.getKey(), it.getValue()))
                .toList();
    }

    List<Resources> resources() {
        return diagnosis.picture().resources().stream()
                .collect(Collectors.groupingBy(
                        ResourceState::where, LinkedHashMap::new, Collectors.partitioningBy(ResourceState::isWell)))
                .entrySet()
                .stream()
                .map(Page::resources)
                .toList();
    }

    /** What is not as expected first. */
    List<NameRecord> names() {
        return diagnosis.picture().names().stream()
                .sorted(Comparator.comparing(NameRecord::isAsExpected))
                .toList();
    }

    List<Log> logs() {
        return diagnosis.picture().logs().stream().map(this::log).toList();
    }

    String verdict() {
        return diagnosis.isWell() ? "Well" : "Not well";
    }

    /** Anything else than a web page, such as a script, is not to be followed. */
    boolean isLink(String link) {
        return link.startsWith("https://");
    }

    String count(int number, String noun) {
        var plural = noun.endsWith("s") ? noun + "es" : noun + "s";
        return number + " " + (number == 1 ? noun : plural);
    }

    int width() {
        return Timeline.WIDTH;
    }

    private Log log(LogExcerpt it) {
        var lines = it.lines();
        int skipped = Math.max(0, lines.size() - MOST_LOG_LINES);
        var size = count(lines.size(), "line") + (skipped == 0 ? "" : ", the last " + MOST_LOG_LINES + " shown");
        var text = lines.stream()
                .skip(skipped)
                .map(line -> Printable.beginning(line, LONGEST_LOG_LINE))
                .collect(Collectors.joining("\n"));
        return new Log(it.source(), size, text);
    }

    private static Resources resources(Map.Entry<String, Map<Boolean, List<ResourceState>>> it) {
        return new Resources(
                it.getKey(),
                it.getValue().getOrDefault(false, List.of()),
                it.getValue().getOrDefault(true, List.of()));
    }
}

package io.hypershift.azure.diagnose.evidence;

import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.LogExcerpt;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The last lines of what containers have printed. */
public record Logs(List<Log> all) {
    public static final Logs NONE = new Logs(List.of());

    /**
     * The last lines of a container.
     *
     * @param isPrevious whether they are of its run before the present one
     */
    public record Log(String namespace, String pod, String container, boolean isPrevious, List<String> lines) {
        public Log {
            lines = List.copyOf(lines);
        }

        private String place() {
            return namespace + "/" + pod + ", container " + container + (isPrevious ? ", its run before" : "");
        }

        String source() {
            return "log of pod " + place();
        }
    }

    public Logs {
        all = List.copyOf(all);
    }

    /** The newest line that the pattern is found in, of the pods whose names begin so. */
    public Optional<Exhibit> newest(String namespace, String podPrefix, Pattern pattern) {
        return of(namespace, podPrefix)
                .flatMap(log -> log.lines().stream()
                        .filter(line -> pattern.matcher(line).find())
                        .reduce((first, second) -> second)
                        .map(line -> new Exhibit(log.source(), line.strip()))
                        .stream())
                .findFirst();
    }

    /** The last lines of a container, of its run before where that told something. */
    public Optional<Exhibit> end(String namespace, String pod, String container, int lines) {
        return all.stream()
                .filter(it -> it.namespace().equals(namespace)
                        && it.pod().equals(pod)
                        && it.container().equals(container)
                        && !it.lines().isEmpty())
                .reduce((present, before) -> before.isPrevious() ? before : present)
                .map(it -> new Exhibit(
                        it.source(),
                        String.join(
                                "\n",
                                it.lines()
                                        .subList(
                                                Math.max(0, it.lines().size() - lines),
                                                it.lines().size()))));
    }

    /** As a report shows them. */
    public List<LogExcerpt> excerpts() {
        return all.stream()
                .filter(it -> !it.lines().isEmpty())
                .map(it -> new LogExcerpt(it.place(), it.lines()))
                .toList();
    }

    private Stream<Log> of(String namespace, String podPrefix) {
        return all.stream()
                .filter(it -> it.namespace().equals(namespace) && it.pod().startsWith(podPrefix));
    }
}

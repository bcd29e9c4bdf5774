package io.hypershift.azure.diagnose.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What {@code docs/troubleshooting.md} tells of each finding, for a report that is read where that document is not.
 *
 * @param byCode the paragraphs under the heading that is a finding's code, as plain text
 */
record Explanations(Map<String, List<String>> byCode) {
    private static final String HEADING = "### ";
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n{2,}");

    /** As they were when this was built. */
    static Explanations packaged() {
        try (var document = Explanations.class.getResourceAsStream("troubleshooting.md")) {
            return of(new String(
                    Objects.requireNonNull(document, "it is beside this class").readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Explanations of(String markdown) {
        var sections = new LinkedHashMap<String, List<String>>();
        List<String> section = new ArrayList<>(); // what stands before the first of them is about all
        for (var paragraph : PARAGRAPHS.splitAsStream(markdown).toList()) {
            if (paragraph.startsWith(HEADING)) {
                section = new ArrayList<>();
                sections.put(paragraph.substring(HEADING.length()).strip(), section);
            } else if (!paragraph.startsWith("#")) {
                section.add(plain(paragraph));
            }
        }
        return new Explanations(Map.copyOf(sections));
    }

    /** The paragraphs about a finding; none where the document does not know it. */
    List<String> about(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    private static String plain(String paragraph) {
        return paragraph.strip().replace('\n', ' ').replace("`", "");
    }
}

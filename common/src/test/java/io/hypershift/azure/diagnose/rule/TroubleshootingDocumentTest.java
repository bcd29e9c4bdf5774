package io.hypershift.azure.diagnose.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TroubleshootingDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "troubleshooting.md");
    private static final String HEADING = "### ";

    @Test
    void each_finding_links_to_a_section_of_its_own() throws IOException {
        var sections = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> line.substring(HEADING.length()))
                .toList();

        assertThat(sections).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(sections)).isEqualTo(codes());
    }

    @Test
    void what_a_finding_explains_is_a_finding() {
        assertThat(codes())
                .containsAll(Rules.all().stream()
                        .flatMap(rule -> rule.explains().stream())
                        .collect(Collectors.toSet()));
    }

    private static Set<String> codes() {
        var codes = Rules.all().stream().map(Rule::code).collect(Collectors.toCollection(TreeSet::new));
        codes.add("private-zone-missing"); // told by the rule for the public one
        return codes;
    }
}

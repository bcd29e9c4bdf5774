package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultCatalogueTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "troubleshooting.md");
    private static final String HEADING = "### ";

    /** HyperShift's operator checks the same before, and stops there: it can never be the first finding. */
    private static final String NEVER_FIRST = "control-plane-configuration-invalid";

    @Test
    void each_finding_that_may_come_first_is_brought_about_by_a_scenario() throws IOException {
        var codes = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> line.substring(HEADING.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        codes.remove(NEVER_FIRST);

        var broughtAbout = new TreeSet<>(
                FaultCatalogue.whole().stream().map(Scenario::code).toList());

        assertThat(broughtAbout).isEqualTo(codes);
    }
}

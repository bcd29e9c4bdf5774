package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultCatalogueTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "troubleshooting.md");
    private static final String HEADING = "### ";

    /**
     * Not to be brought about here, and tested by themselves: HyperShift's operator makes the checks of a control plane before, and
     * stops there; and where time is nothing, it gives cloud resources up at once.
     */
    private static final Set<String> WITHOUT = Set.of("control-plane-configuration-invalid", "cloud-resources-left");

    @Test
    void each_finding_that_may_come_first_is_brought_about_by_a_scenario() throws IOException {
        var codes = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith(HEADING))
                .map(line -> line.substring(HEADING.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        codes.removeAll(WITHOUT);

        var broughtAbout = new TreeSet<>(
                FaultCatalogue.whole().stream().map(Scenario::code).toList());

        assertThat(broughtAbout).isEqualTo(codes);
    }
}

package io.hypershift.azure.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.diagnose.finding.Diagnosis;
import io.hypershift.azure.diagnose.finding.LogExcerpt;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.it.GatheredArchive;
import java.io.IOException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What Azure alone knows of machines that do not come up: the rules that count at them, and what they print. */
@Tag("faults")
class MachineEvidenceIT {
    private static SampleSite site;
    private static Diagnosis diagnosis;

    @BeforeAll
    static void prepare() {
        site = new SampleSite("machine-evidence", Setting.USUAL);
        var scenario = MachineFaults.all().stream()
                .filter(it -> it.name().equals("closed-group"))
                .findFirst()
                .orElseThrow()
                .with(Parameter.DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, "Managed");
        var run = ScenarioRun.begin(scenario, site);
        run.strike();
        run.awaitSignal();
        diagnosis = run.diagnose();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void what_a_machine_prints_while_it_boots_is_in_the_report() {
        assertThat(diagnosis.picture().logs())
                .filteredOn(it -> it.source().startsWith("serial console of virtual machine closed-group-"))
                .singleElement()
                .extracting(LogExcerpt::lines)
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .anySatisfy(
                        it -> assertThat(it.toString()).contains("GET error").contains("i/o timeout"));
    }

    @Test
    void the_signed_url_of_the_console_is_in_no_file() {
        assertThat(site.directory().resolve("diagnosis-closed-group"))
                .isDirectoryRecursivelyContaining("glob:**/report.html")
                .isDirectoryRecursivelyContaining("glob:**/findings.json");
        assertThat(site.directory().resolve("diagnosis-closed-group/report.html"))
                .content()
                .doesNotContain("sig=");
        assertThat(diagnosis.gaps()).noneMatch(it -> it.what().startsWith("serial console"));
    }

    @Test
    void azures_own_rules_for_an_interface_are_gathered() throws IOException {
        assertThat(diagnosis.gaps()).noneMatch(it -> it.what().startsWith("effective security rules"));
        assertThat(GatheredArchive.read(site.directory().resolve("diagnosis-closed-group/must-gather.tar.gz"))
                        .text("azure/effective-security-groups.yaml"))
                .contains("securityRules/no-internet")
                .contains("defaultSecurityRules/AllowInternetOutBound");
    }
}

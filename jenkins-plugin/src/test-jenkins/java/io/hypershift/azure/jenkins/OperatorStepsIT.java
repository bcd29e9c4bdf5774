package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import org.junit.jupiter.api.Test;

/** The operator by steps. */
class OperatorStepsIT extends PipelineTests {
    @Test
    void an_operator_is_installed_checked_and_removed() throws Exception {
        var console = ci().runTo(Result.SUCCESS, "operator", """
                hypershiftInstallOperator(metricsSet: 'All', prune: true, %1$s)
                hypershiftVerifyOperator(%1$s).each { check ->
                    if (check.name == 'operator') { echo "operator is ${check.result}" }
                }
                hypershiftUninstallOperator(dryRun: true, %1$s)
                """.formatted(ci().way()));
        assertThat(console)
                .contains("room for hosted clusters: for ")
                .containsPattern("operator hypershift: pods operator-\\S+, operator-\\S+")
                .contains("operator is PASSED")
                .contains("operator hypershift: nothing was changed, this is a dry run");
    }

    @Test
    void what_is_wrong_with_the_options_is_told_at_once_in_the_steps_words() throws Exception {
        assertThat(ci().runTo(
                        Result.FAILURE,
                        "wrong",
                        "hypershiftInstallOperator(externalDnsProvider: 'azure', limitCrdInstall: 'Mars')"))
                .contains("managementKubeconfigCredentialsId is not given")
                .contains("externalDnsDomainFilter is not given")
                .contains("Give externalDnsCredentialsId what hypershiftCreateFoundation writes to azure_mgmt.json")
                .contains("limitCrdInstall cannot be \"Mars\"");
    }
}

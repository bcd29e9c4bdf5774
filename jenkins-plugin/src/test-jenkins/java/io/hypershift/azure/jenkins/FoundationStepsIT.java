package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import org.junit.jupiter.api.Test;

/** A foundation by steps, whose bundle is in a Secret of the management cluster and nowhere else. */
class FoundationStepsIT extends PipelineTests {
    @Test
    void a_foundation_is_made_checked_lived_on_and_removed_without_a_file() throws Exception {
        var console = ci().runTo(Result.SUCCESS, "foundation", """
                def made = hypershiftCreateFoundation(bundleSecret: 'hypershift/demo', prefix: 'demo', baseDomain: 'example.com',
                    persistentResourceGroup: 'demo', azureCredentialsId: 'azure', %2$s)
                echo "made ${made.prefix} with key ${made.signingKeyId} at ${made.oidcIssuerUrl}"
                def again = hypershiftCreateFoundation(bundleSecret: 'hypershift/demo', prefix: 'demo', baseDomain: 'example.com',
                    persistentResourceGroup: 'demo', azureCredentialsId: 'azure', %2$s)
                echo "the same: ${made == again}"
                withHostedCluster(bundleSecret: 'hypershift/demo', %1$s) { }
                hypershiftDestroyFoundation(bundleSecret: 'hypershift/demo', prefix: 'demo', confirm: 'demo',
                    persistentResourceGroup: 'demo', deleteResourceGroup: true, azureCredentialsId: 'azure', %2$s)
                """.formatted(ci().cluster("pr-1").replace("bundleCredentialsId: 'bundle', ", ""), ci().way()));
        assertThat(console)
                .contains("made demo with key ")
                .contains("the same: true")
                .contains("cluster pr-1: destroyed")
                .contains("foundation demo: destroyed")
                .doesNotContain("RSA PRIVATE KEY");
    }

    @Test
    void what_is_missing_or_given_twice_is_told_at_once() throws Exception {
        assertThat(ci().runTo(Result.FAILURE, "nowhere", "hypershiftCreateFoundation(prefix: 'Demo')"))
                .contains("bundleSecret is not given")
                .contains("azureCredentialsId is not given")
                .contains("managementKubeconfigCredentialsId is not given")
                .contains("persistentResourceGroup is not given")
                .contains("prefix cannot be \"Demo\"");
        assertThat(ci().runTo(
                        Result.FAILURE,
                        "twice",
                        "hypershiftVerifyFoundation(bundleSecret: 'demo', bundleCredentialsId: 'bundle')"))
                .contains("bundleSecret and bundleCredentialsId are both given")
                .contains("bundleSecret cannot be \"demo\"")
                .contains("bundleSecret is given without managementKubeconfigCredentialsId");
    }
}

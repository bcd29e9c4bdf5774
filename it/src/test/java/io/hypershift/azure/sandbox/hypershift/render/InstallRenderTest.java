package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hypershift.azure.sandbox.Contracts;
import io.hypershift.azure.sandbox.hypershift.workload.ContainerProgram.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallRenderTest {
    private static final String IMAGE = "quay.io/hypershift/hypershift-operator:latest";

    @ParameterizedTest
    @CsvSource({
        "crds.yaml, --outputs crds",
        "resources.yaml, --outputs resources",
        "resources-external-dns.yaml, --outputs resources --external-dns-provider azure"
                + " --external-dns-domain-filter apps.example.com --external-dns-txt-owner-id demo-owner"
                + " --external-dns-secret external-dns-credentials",
        "resources-private-credentials.yaml, --outputs=resources --private-platform Azure"
                + " --azure-pls-resource-group demo-mc-rg"
                + " --azure-private-secret hypershift-operator-azure-credentials",
        "resources-private-managed-identity.yaml, --outputs resources --private-platform Azure"
                + " --azure-pls-resource-group demo-mc-rg"
                + " --azure-pls-managed-identity-client-id 44444444-4444-4444-4444-444444444444"
                + " --azure-pls-subscription-id 11111111-1111-1111-1111-111111111111",
    })
    void rendersWhatHyperShiftsOwnCliRenders(String file, String flags) throws IOException {
        var renders = Contracts.cliRenders();
        assumeTrue(renders.isPresent(), "skipped: what HyperShift's CLI renders is not at hand");
        var expected = Rendered.documents(
                Files.readString(renders.get().resolve("operator").resolve(file)));

        var rendered = Rendered.all("--hypershift-image " + IMAGE + " --limit-crd-install Azure " + flags, Map.of());

        assertThat(rendered.objects())
                .containsExactlyElementsOf(expected.stream()
                        .filter(it -> !it.path("kind").asText().equals("Secret"))
                        .toList());
    }

    @Test
    void printsCrdsBeforeResourcesWhenAskedForNeither() {
        var names = Rendered.all("", Map.of()).names();

        assertThat(names.get(0)).startsWith("CustomResourceDefinition ");
        assertThat(names).endsWith("PrometheusRule metrics");
    }

    @Test
    void printsOneListWhenAskedForJson() throws IOException {
        var list = new ObjectMapper()
                .readTree(Rendered.outcome("--outputs resources --format json", Map.of())
                        .output());

        assertThat(list.path("kind").asText()).isEqualTo("List");
        assertThat(list.path("items")).hasSize(19);
    }

    @Test
    void printsNothingWhenTheOutputGoesToAFile() {
        assertThat(Rendered.outcome("--outputs resources --output-file /tmp/operator.yaml", Map.of()))
                .isEqualTo(new Outcome(0, ""));
    }

    @Test
    void putsEverythingIntoTheNamespaceThatIsAskedFor() {
        var rendered = Rendered.all("--namespace elsewhere", Map.of());

        assertThat(rendered.objects())
                .extracting(it -> it.at("/metadata/namespace").asText())
                .containsOnly("", "elsewhere", "kube-system");
        assertThat(rendered.find("Namespace", "elsewhere")).isPresent();
        assertThat(rendered.object("ClusterRoleBinding", "hypershift-operator").at("/subjects/0/namespace"))
                .hasToString("\"elsewhere\"");
        assertThat(rendered.object("CustomResourceDefinition", "nodepools.hypershift.openshift.io")
                        .at("/spec/conversion/webhook/clientConfig/service/namespace"))
                .hasToString("\"elsewhere\"");
    }

    @Test
    void wordsThatAreNoFlagsAreLetPass() {
        assertThat(Rendered.outcome("word --outputs resources -- --format xml", Map.of()))
                .isEqualTo(Rendered.outcome("--outputs resources", Map.of()));
    }

    @Test
    void theLastOfTwoValuesCounts() {
        assertThat(Rendered.resources("--metrics-set SRE --metrics-set=All").variable("METRICS_SET"))
                .hasValue("All");
    }
}

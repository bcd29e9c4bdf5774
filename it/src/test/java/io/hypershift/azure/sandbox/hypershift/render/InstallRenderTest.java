package io.hypershift.azure.sandbox.hypershift.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.hypershift.azure.sandbox.Contracts;
import io.hypershift.azure.sandbox.hypershift.workload.ContainerProgram.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallRenderTest {
    private static final String IMAGE = "quay.io/hypershift/hypershift-operator:latest";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

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
        var expected =
                documents(Files.readString(renders.get().resolve("operator").resolve(file)));

        var outcome = render("--hypershift-image " + IMAGE + " --limit-crd-install Azure " + flags);

        assertThat(outcome.exitCode()).isZero();
        assertThat(documents(outcome.output()))
                .containsExactlyElementsOf(expected.stream()
                        .filter(it -> !it.path("kind").asText().equals("Secret"))
                        .toList());
    }

    @Test
    void printsOneListWhenAskedForJson() throws IOException {
        var list = YAML.readTree(render("--outputs resources --format json").output());

        assertThat(list.path("kind").asText()).isEqualTo("List");
        assertThat(list.path("items")).hasSize(19);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--no-such-flag x | Error: unknown flag: --no-such-flag",
                "--external-dns-provider azure | Error: [--external-dns-credentials, --external-dns-secret, or"
                        + " --external-dns-role-arn are required with --external-dns-provider,"
                        + " --external-dns-domain-filter is required with --external-dns-provider]",
                "--namespace | Error: flag needs an argument: --namespace",
            })
    void refusesInTheCommandLinesOwnWords(String flags, String message) {
        assertThat(render(flags)).isEqualTo(new Outcome(1, message + "\n"));
    }

    private static Outcome render(String flags) {
        var arguments = Stream.concat(Stream.of("install", "render"), Stream.of(flags.split(" ")));
        return new InstallRender().run(IMAGE, arguments.toList(), Map.of());
    }

    private static List<JsonNode> documents(String yaml) throws IOException {
        var documents = new ArrayList<JsonNode>();
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            values.forEachRemaining(it -> {
                if (it.isObject()) {
                    documents.add(it);
                }
            });
        }
        return documents;
    }
}

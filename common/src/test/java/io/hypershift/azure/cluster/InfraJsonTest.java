package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hypershift.azure.Contracts;
import io.hypershift.azure.failure.Words;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The infrastructure document, in the CLI's form. */
class InfraJsonTest {

    @ParameterizedTest
    @ValueSource(strings = {"infra.json", "infra-kms.json"})
    void what_is_read_of_the_clis_document_makes_the_same_document(String file) throws IOException {
        var theirs = Files.readString(Contracts.file("cli-renders/cluster/" + file));

        var read = read(theirs).orElseThrow();

        assertThat(Json.parseObject(InfraJson.content(read.infra(), read.clientIds())))
                .isEqualTo(Json.parseObject(theirs));
    }

    @Test
    void a_key_vaults_identity_is_read_where_there_is_one() throws IOException {
        assertThat(clis("infra.json").clientIds()).hasSize(8).doesNotContainKey(Component.KMS);
        assertThat(clis("infra-kms.json").clientIds())
                .containsEntry(Component.KMS, "a0000000-0000-0000-0000-000000000009");
    }

    @Test
    void what_we_write_is_read_again_whole() throws IOException {
        var theirs = clis("infra.json");
        var infra = theirs.infra();
        var withNat = new Infra(
                infra.infraId(),
                infra.location(),
                infra.resourceGroup(),
                infra.baseDomain(),
                infra.publicZoneId(),
                infra.privateZoneId(),
                infra.networkId(),
                infra.subnetId(),
                infra.securityGroupId(),
                infra.appsPrefix(),
                Optional.of(infra.subnetId().replace("default", "nat")));

        assertThat(read(InfraJson.content(withNat, theirs.clientIds())))
                .contains(new InfraJson(withNat, theirs.clientIds()));
    }

    /** The CLI's own file is YAML, whatever the flag's help says. */
    @Test
    void yaml_is_read_too() throws IOException {
        var json = Json.parseObject(Files.readString(Contracts.file("cli-renders/cluster/infra.json")));

        assertThat(read(new YAMLMapper().writeValueAsString(json))).contains(clis("infra.json"));
    }

    @Test
    void the_domain_of_the_applications_is_told_by_the_private_zone() throws IOException {
        var json = Files.readString(Contracts.file("cli-renders/cluster/infra.json"));

        assertThat(read(json).orElseThrow().appsDomain().record()).isEqualTo("*.apps.pr-42");
        assertThat(read(json.replace("pr-42-azurecluster.example.com", "blue.example.com"))
                        .orElseThrow()
                        .appsDomain()
                        .record())
                .isEqualTo("*.apps.blue");
        assertThat(read(json.replace("pr-42-azurecluster.example.com", "example.com"))
                        .orElseThrow()
                        .appsDomain()
                        .record())
                .isEqualTo("*.apps");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() throws IOException {
        var json = Json.parseObject(Files.readString(Contracts.file("cli-renders/cluster/infra.json")));
        json.put("vnetID", "main").put("region", "").remove("infraID");
        json.put("subnetID", json.path("securityGroupID").asText());
        ((ObjectNode) json.at("/workloadIdentities/ingress")).put("clientID", "none");
        json.withObject("/workloadIdentities").remove("controlPlaneOperator");

        assertThat(problems(json.toString()))
                .contains(
                        "infraJsonFile: vnetID of the test cannot be \"main\": it must be the id of a resource of type"
                                + " Microsoft.Network/virtualNetworks",
                        "subnetID of the test cannot be",
                        "region of the test cannot be \"\"",
                        "infraID of the test cannot be \"\"",
                        "workloadIdentities.ingress.clientID of the test cannot be \"none\"")
                .doesNotContain("controlPlaneOperator");
    }

    @Test
    void what_is_no_document_is_told_as_such() {
        assertThat(problems("[]")).contains("infraJsonFile: the test is no single object");
        assertThat(problems("{")).contains("infraJsonFile: the test is neither JSON nor YAML (line 1)");
        assertThat(problems("a: b: c")).contains("infraJsonFile: the test is neither JSON nor YAML (line 1)");
    }

    private static InfraJson clis(String file) throws IOException {
        return read(Files.readString(Contracts.file("cli-renders/cluster/" + file)))
                .orElseThrow();
    }

    private static Optional<InfraJson> read(String text) {
        return InfraJson.read(Source.text(text, "the test"), new Checks());
    }

    private static String problems(String text) {
        var checks = new Checks();
        assertThat(InfraJson.read(Source.text(text, "the test"), checks)).isEmpty();
        return checks.problems().stream().map(it -> it.in(Words.PLAIN)).collect(Collectors.joining("\n"));
    }
}

package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN;
import static io.hypershift.azure.failure.Parameter.DNS_ZONE_RG_NAME;
import static io.hypershift.azure.failure.Parameter.INFRA_ID;
import static io.hypershift.azure.failure.Parameter.INFRA_JSON_FILE;
import static io.hypershift.azure.failure.Parameter.RELEASE_IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hypershift.azure.HyperShiftAzure;
import io.hypershift.azure.HyperShiftAzure.Access;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.AzureSignIn;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.sensitive.Redactor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clusters that are written down where nobody can be asked: the only proxy there is leads nowhere. */
class RenderClusterIT {
    private static final NetworkAccess NOWHERE =
            new NetworkAccess(Optional.of(URI.create("http://127.0.0.1:1")), Source.none(), List.of());
    private static final Map<Parameter, String> PLANNED = Map.of(
            INFRA_ID, "pr-42-x7k2p",
            BASE_DOMAIN, "example.com",
            RELEASE_IMAGE, CliCluster.IMAGE,
            DNS_ZONE_RG_NAME, "os4-common");

    @TempDir
    private Path directory;

    @Test
    void on_infrastructure_that_is_there_nothing_is_asked_and_no_secret_is_written() throws IOException {
        var text = render(CliCluster.request(Map.of(), onInfrastructure()), false);

        assertThat(Manifests.parse(text))
                .extracting(it -> it.kind() + " " + it.name())
                .containsExactly("Namespace clusters", "HostedCluster pr-42", "NodePool pr-42");
        assertThat(text).contains("pr-42-azurecluster.example.com").doesNotContain("PRIVATE KEY");
    }

    @Test
    void secrets_are_written_on_request_into_a_file_that_nobody_else_reads() throws IOException {
        var text = render(CliCluster.request(Map.of(), onInfrastructure()), true);

        assertThat(Manifests.parse(text))
                .filteredOn(it -> it.kind().equals("Secret"))
                .hasSize(4);
        assertThat(Files.getPosixFilePermissions(directory.resolve("pr-42.yaml")))
                .hasSize(2);
    }

    @Test
    void without_it_the_ids_are_those_that_the_infrastructure_will_have() throws IOException {
        var text = render(CliCluster.request(PLANNED, CliCluster.files()), false);

        var azure = Manifests.parse(text).get(1).at("spec", "platform", "azure");
        assertThat(azure.path("resourceGroup").asText()).isEqualTo("pr-42-pr-42-x7k2p");
        assertThat(azure.path("subnetID").asText())
                .endsWith("/resourceGroups/pr-42-vnet-pr-42-x7k2p/providers/Microsoft.Network/virtualNetworks"
                        + "/pr-42-pr-42-x7k2p/subnets/default");
    }

    @Test
    void what_cannot_be_told_without_asking_is_named() throws IOException {
        var options = Map.of(DNS_ZONE_RG_NAME, "");
        var request = CliCluster.request(options, CliCluster.files());

        assertThatThrownBy(() -> render(request, false))
                .hasMessageContaining("dnsZoneRgName is not given")
                .hasMessageContaining(INFRA_JSON_FILE.camelCase());
    }

    private static ClusterFiles onInfrastructure() {
        var files = CliCluster.files();
        return new ClusterFiles(
                files.pullSecret(),
                Source.none(),
                Source.none(),
                Source.none(),
                Source.file(CliCluster.contract("cli-renders/cluster/infra.json")));
    }

    private String render(CreateClusterRequest request, boolean sensitive) throws IOException {
        var file = directory.resolve("pr-42.yaml");
        var access = new Access(
                new AzureSignIn.WithSecret(
                        AzureCloud.PUBLIC,
                        Source.file(CliCluster.contract("cli-renders/cluster/azure-credentials.json"))),
                Source.none(),
                Optional.empty(),
                NOWHERE);
        try (var hypershift = HyperShiftAzure.open(access, event -> {}, new Redactor())) {
            hypershift.clusters().render(new RenderClusterRequest(request, sensitive, file));
        }
        return Files.readString(file);
    }
}

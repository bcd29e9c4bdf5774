package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.BASE_DOMAIN;
import static io.hypershift.azure.failure.Parameter.INFRA_ID;
import static io.hypershift.azure.failure.Parameter.LOCATION;
import static io.hypershift.azure.failure.Parameter.RELEASE_IMAGE;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Ownership;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.cluster.HostedClusterManifest.Account;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster as HyperShift's CLI was asked for it when its renders were made: its infrastructure, its identities, and the flags that
 * all of them have in common.
 */
final class CliCluster {
    static final String IMAGE = "quay.io/openshift-release-dev/ocp-release:4.21.0-x86_64";

    private static final Account ACCOUNT = new Account(
            AzureCloud.PUBLIC, "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222");
    private static final Source PULL_SECRET =
            Source.text("{\"auths\":{\"registry.example.com\":{\"auth\":\"ZXhhbXBsZTpleGFtcGxl\"}}}\n", "pull secret");
    private static final Source KEY =
            Source.text(SigningKey.generate().privatePem().reveal(), "signing key");
    private static final Map<Parameter, String> COMMON =
            Map.of(INFRA_ID, "pr-42-x7k2p", BASE_DOMAIN, "example.com", RELEASE_IMAGE, IMAGE, LOCATION, "eastus");

    private CliCluster() {}

    /** A contract; without it the test that asks is skipped, saying so. */
    static Path contract(String path) {
        var file = Path.of(System.getProperty("hypershift.contracts", "../../shared"), path);
        assumeTrue(Files.exists(file), () -> "skipped: no contract " + path + " (-Dhypershift.contracts)");
        return file;
    }

    static ClusterFiles files() {
        return ClusterFiles.of(PULL_SECRET);
    }

    static ClusterFiles files(Source sshKey, Source trustBundle, Source imageContentSources) {
        return new ClusterFiles(PULL_SECRET, sshKey, trustBundle, imageContentSources, Source.none());
    }

    /** What is asked for, on the CLI's infrastructure unless that is asked for, too. */
    static CreateClusterRequest request(Map<Parameter, String> options, ClusterFiles files) throws IOException {
        var all = new EnumMap<>(COMMON);
        all.putAll(options);
        return new CreateClusterRequest(
                "pr-42",
                "clusters",
                ClusterOptions.SET.given(new EnumMap<>(all)),
                files,
                trust(),
                Map.of(),
                new Ownership("job#1", "", Duration.ofHours(4), Duration.ofMinutes(10)),
                Path.of("target"));
    }

    /** The objects of a request, Secrets among them where wanted. */
    static List<Manifest> objects(CreateClusterRequest request, boolean sensitive) throws IOException {
        return new ClusterRender(PreparedCluster.of(request), infra(), ACCOUNT, sensitive).objects();
    }

    private static Trust trust() throws IOException {
        var json = Json.parseObject(Files.readString(contract("cli-renders/cluster/infra-kms.json")));
        var identities = json.withObject("/workloadIdentities").deepCopy();
        identities.put("kmsClientID", json.path("kmsClientID").asText());
        return new Trust(
                Source.none(),
                Source.text(identities.toString(), "identities"),
                KEY,
                Optional.of("https://demooidc7f3k.blob.core.windows.net/demooidc7f3k"));
    }

    private static Infra infra() {
        var checks = new Checks();
        var infra = InfraJson.read(Source.file(contract("cli-renders/cluster/infra.json")), checks);
        checks.throwIfAny();
        return infra.orElseThrow().infra();
    }
}

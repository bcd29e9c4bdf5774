package io.hypershift.azure.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.Contracts;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.CreateClusterRequest.Trust;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** The infrastructure that the CLI was given for its renders, and who the cluster's components are. */
final class CliInfra {
    static final String ISSUER = "https://demooidc7f3k.blob.core.windows.net/demooidc7f3k";
    static final HostedClusterManifest.Account ACCOUNT = new HostedClusterManifest.Account(
            AzureCloud.PUBLIC, "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222");
    static final String PULL_SECRET = "{\"auths\":{\"registry.example.com\":{\"auth\":\"ZXhhbXBsZTpleGFtcGxl\"}}}\n";

    private static final Source KEY =
            Source.text(SigningKey.generate().privatePem().reveal(), "signing key");

    private CliInfra() {}

    static Infra infra() throws IOException {
        var checks = new Checks();
        var infra = InfraJson.read(Source.file(Contracts.file("cli-renders/cluster/infra.json")), checks);
        checks.throwIfAny();
        return infra.orElseThrow().infra();
    }

    /** The request with the CLI's identities, that of the vault included. */
    static PreparedCluster prepared(Requests requests, ClusterFiles files) throws IOException {
        var json = json("infra-kms.json");
        var identities = json.withObject("/workloadIdentities").deepCopy();
        identities.put("kmsClientID", json.path("kmsClientID").asText());
        var trust =
                new Trust(Source.none(), Source.text(identities.toString(), "identities"), KEY, Optional.of(ISSUER));
        return PreparedCluster.of(requests.request(files, trust));
    }

    private static ObjectNode json(String name) throws IOException {
        return Json.parseObject(Files.readString(Contracts.file("cli-renders/cluster/" + name)));
    }
}

package io.hypershift.azure.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.Contracts;
import io.hypershift.azure.foundation.Component;
import io.hypershift.azure.input.AzureCloud;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What we make of the CLI's infrastructure document, against what the CLI renders of it. */
class ManifestsOfTheCliTest {
    private static final String ISSUER = "https://demooidc7f3k.blob.core.windows.net/demooidc7f3k";
    private static final HostedClusterManifest.Account ACCOUNT = new HostedClusterManifest.Account(
            AzureCloud.PUBLIC, "11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222");

    private final CreateClusterRequest request = Requests.GOOD.request();

    @Test
    void the_hosted_cluster_equals_the_clis() throws IOException {
        var document = infraJson();
        var ours = new HostedClusterManifest(request, infra(document), clientIds(document), ISSUER, ACCOUNT)
                .manifest()
                .tree();

        var rendered = rendered("HostedCluster", "pr-42").tree();
        // The status belongs to the operator; the CLI sends an empty one, which an API server drops.
        rendered.remove("status");

        assertThat(ours).isEqualTo(rendered);
    }

    @Test
    void another_cloud_than_the_public_one_is_named() throws IOException {
        var account = new HostedClusterManifest.Account(
                AzureCloud.US_GOVERNMENT, ACCOUNT.subscriptionId(), ACCOUNT.tenantId());
        var document = infraJson();

        var ours = new HostedClusterManifest(request, infra(document), clientIds(document), ISSUER, account).manifest();

        assertThat(ours.text("spec", "platform", "azure", "cloud")).isEqualTo("AzureUSGovernmentCloud");
    }

    @Test
    void the_node_pool_equals_the_clis() throws IOException {
        var ours = new NodePoolManifest(request, infra(infraJson())).manifest().tree();

        var rendered = rendered("NodePool", "pr-42").tree();
        // The status belongs to the operator; the CLI sends an empty one, which an API server drops.
        rendered.remove("status");
        // The CRD's own default for it: said here, the object is valid before defaulting too.
        rendered.withObject("/spec/platform/azure/image/azureMarketplace").put("imageGeneration", "Gen2");

        assertThat(ours).isEqualTo(rendered);
    }

    @Test
    void the_secrets_equal_the_clis() throws IOException {
        var pullSecret = new String(
                Base64.getDecoder()
                        .decode(rendered("Secret", "pr-42-pull-secret").text("data", ".dockerconfigjson")),
                StandardCharsets.UTF_8);
        var key = new ClusterKey("clusters", "pr-42");

        assertThat(new Secrets(key).of(pullSecret, "PEM", ACCOUNT)).hasSize(3).allSatisfy(secret -> {
            var rendered = rendered("Secret", secret.name()).tree();
            if (secret.name().equals("pr-42sa-token-issuer-key")) { // the contract holds words for the key
                rendered.withObject("/data").put("key", "UEVN");
            }
            assertThat(secret.tree()).isEqualTo(rendered);
        });
    }

    @Test
    void the_etcd_key_has_the_clis_form_and_32_random_bytes() throws IOException {
        var secrets = new Secrets(new ClusterKey("clusters", "pr-42"));
        var ours = secrets.etcdEncryptionKey();
        var rendered = rendered("Secret", "pr-42-etcd-encryption-key").tree();
        rendered.withObject("/data").put("key", ours.text("data", "key"));

        assertThat(ours.tree()).isEqualTo(rendered);
        assertThat(Base64.getDecoder().decode(ours.text("data", "key"))).hasSize(32);
        assertThat(secrets.etcdEncryptionKey()).isNotEqualTo(ours);
    }

    private static ObjectNode infraJson() throws IOException {
        return Json.parseObject(Files.readString(Contracts.file("cli-renders/cluster/infra.json")));
    }

    private static Infra infra(ObjectNode json) {
        return new Infra(
                json.path("infraID").asText(),
                json.path("region").asText(),
                json.path("resourceGroupName").asText(),
                json.path("baseDomain").asText(),
                json.path("publicZoneID").asText(),
                json.path("privateZoneID").asText(),
                json.path("vnetID").asText(),
                json.path("subnetID").asText(),
                json.path("securityGroupID").asText());
    }

    private static Map<Component, String> clientIds(ObjectNode json) {
        var ids = new EnumMap<Component, String>(Component.class);
        for (var component : EnumSet.complementOf(EnumSet.of(Component.KMS))) {
            ids.put(
                    component,
                    json.path("workloadIdentities")
                            .path(component.key())
                            .path("clientID")
                            .asText());
        }
        return ids;
    }

    private static Manifest rendered(String kind, String name) throws IOException {
        return Manifests.parse(Files.readString(Contracts.file("cli-renders/cluster/01-defaults.yaml"))).stream()
                .filter(it -> it.kind().equals(kind) && it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

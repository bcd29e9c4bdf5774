package io.hypershift.azure.cluster;

import static io.hypershift.azure.cluster.Requests.GOOD;
import static io.hypershift.azure.failure.Parameter.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.Contracts;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.input.Source;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import io.hypershift.azure.manifest.YamlDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What we make of the parameters that match the CLI's flags, against what the CLI renders of them. */
class ClusterRenderTest {
    private static final String SUBSCRIPTION = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private static final String NAT_SUBNET = SUBSCRIPTION
            + "/resourceGroups/pr-42-vnet/providers/Microsoft.Network/virtualNetworks/pr-42-vnet/subnets/pls-nat";

    /** Everything in which ours are meant to differ from the CLI's objects, with the reason. */
    private static final Map<String, Consumer<ObjectNode>> INTENDED = Map.of(
            "the status belongs to the operator: an API server drops what others send of it",
            object -> object.remove("status"),
            "a Namespace with an empty spec is one without",
            object -> {
                if (object.path("kind").asText().equals("Namespace")) {
                    object.remove("spec");
                }
            },
            "the CRD's default for the image's generation is written out, so that the object is valid before defaulting too",
            object -> {
                if (object.path("kind").asText().equals("NodePool")) {
                    var image = object.withObject("/spec/platform/azure/image/azureMarketplace");
                    if (image.path("imageGeneration").isMissingNode()) {
                        image.put("imageGeneration", "Gen2");
                    }
                }
            },
            "the CLI gives all clusters of a namespace one trust bundle, so that the last one wins",
            object -> {
                if (object.path("kind").asText().equals("ConfigMap")) {
                    object.withObject("/metadata").put("name", "pr-42-user-ca-bundle");
                } else if (object.at("/spec/additionalTrustBundle").isObject()) {
                    object.withObject("/spec/additionalTrustBundle").put("name", "pr-42-user-ca-bundle");
                }
            },
            "pausedUntil=true reaches only the node pools in the CLI (facts 4.1), --base-domain-prefix nothing (facts 0.14)",
            object -> {
                if (object.at("/spec/kubeAPIServerDNSName").isTextual()) {
                    object.withObject("/spec").put("pausedUntil", "true");
                    object.withObject("/spec/dns").put("baseDomainPrefix", "");
                }
            });

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("01-defaults", GOOD),
                Arguments.of("02-external-dns", GOOD.with(EXTERNAL_DNS_DOMAIN, "ext.example.com")),
                Arguments.of("03-zones", GOOD.with(AVAILABILITY_ZONES, "1,2,3")),
                Arguments.of(
                        "04-highly-available-ssh-trust",
                        GOOD.with(CONTROL_PLANE_AVAILABILITY_POLICY, "HighlyAvailable")
                                .with(INFRA_AVAILABILITY_POLICY, "HighlyAvailable")
                                .with(ETCD_STORAGE_CLASS, "premium")
                                .with(ETCD_STORAGE_SIZE, "16Gi")
                                .with(FIPS, "true")),
                Arguments.of(
                        "05-private",
                        GOOD.with(EXTERNAL_DNS_DOMAIN, "ext.example.com")
                                .with(ENDPOINT_ACCESS, "Private")
                                .with(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, NAT_SUBNET)
                                .with(
                                        ENDPOINT_ACCESS_PRIVATE_ADDITIONAL_ALLOWED_SUBSCRIPTIONS,
                                        "99999999-9999-9999-9999-999999999999")),
                Arguments.of(
                        "06-public-and-private",
                        GOOD.with(EXTERNAL_DNS_DOMAIN, "ext.example.com")
                                .with(ENDPOINT_ACCESS, "PublicAndPrivate")
                                .with(ENDPOINT_ACCESS_PRIVATE_NAT_SUBNET_ID, NAT_SUBNET)),
                Arguments.of(
                        "07-oauth-load-balancer",
                        GOOD.with(EXTERNAL_DNS_DOMAIN, "ext.example.com")
                                .with(OAUTH_PUBLISHING_STRATEGY, "LoadBalancer")),
                Arguments.of(
                        "08-marketplace-disk",
                        GOOD.with(MARKETPLACE_PUBLISHER, "azureopenshift")
                                .with(MARKETPLACE_OFFER, "aro4")
                                .with(MARKETPLACE_SKU, "aro_421")
                                .with(MARKETPLACE_VERSION, "421.0.20260101")
                                .with(IMAGE_GENERATION, "Gen1")
                                .with(ROOT_DISK_SIZE, "256")
                                .with(DISK_STORAGE_ACCOUNT_TYPE, "StandardSSD_LRS")
                                .with(ENABLE_EPHEMERAL_DISK, "true")
                                .with(ENCRYPTION_AT_HOST, "Disabled")
                                .with(INSTANCE_TYPE, "Standard_D8s_v5")
                                .with(DIAGNOSTICS_STORAGE_ACCOUNT_TYPE, "Managed")
                                .with(
                                        DISK_ENCRYPTION_SET_ID,
                                        SUBSCRIPTION
                                                + "/resourceGroups/des/providers/Microsoft.Compute/diskEncryptionSets/des1")),
                Arguments.of(
                        "09-placement",
                        GOOD.with(ANNOTATIONS, "a.example.com/x=1")
                                .with(LABELS, "team=ci")
                                .with(NODE_SELECTOR, "role=cp,disk=fast")
                                .with(TOLERATION, "key=cp,operator=Equal,value=yes,effect=NoSchedule")
                                .with(PODS_LABELS, "build=42")
                                .with(PAUSED_UNTIL, "true")
                                .with(OLM_CATALOG_PLACEMENT, "guest")
                                .with(OLM_DISABLE_DEFAULT_SOURCES, "true")
                                .with(DISABLE_CLUSTER_CAPABILITIES, "ImageRegistry")
                                .with(BASE_DOMAIN_PREFIX, "none")
                                .with(KAS_DNS_NAME, "api.pr-42.example.com")
                                .with(AUTO_REPAIR, "true")
                                .with(NODE_DRAIN_TIMEOUT, "10m")
                                .with(NODE_UPGRADE_TYPE, "InPlace")
                                .with(MACHINE_CIDR, "10.0.0.0/16")
                                .with(CLUSTER_CIDR, "10.128.0.0/14")
                                .with(SERVICE_CIDR, "172.30.0.0/16")
                                .with(OVN_KUBERNETES_MTU, "1360")),
                Arguments.of(
                        "10-arm-zero-nodes",
                        GOOD.with(ARCH, "arm64")
                                .with(NODE_POOL_REPLICAS, "0")
                                .with(FEATURE_SET, "TechPreviewNoUpgrade")),
                Arguments.of(
                        "11-kms",
                        GOOD.with(
                                ENCRYPTION_KEY_ID,
                                "https://demokv.vault.azure.net/keys/etcd/0123456789abcdef0123456789abcdef")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void the_objects_and_their_order_are_the_clis(String file, Requests requests) throws IOException {
        var rendered = Manifests.parse(Files.readString(Contracts.file("cli-renders/cluster/" + file + ".yaml")));
        var sensitive = rendered.stream().anyMatch(it -> it.kind().equals("Secret"));
        var cluster = CliInfra.prepared(requests, files(file));

        var ours = new ClusterRender(cluster, CliInfra.infra(), CliInfra.ACCOUNT, sensitive).objects();

        assertThat(withWordsForKeys(ours))
                .isEqualTo(rendered.stream().map(ClusterRenderTest::intended).toList());
        assertThat(Manifests.parse(YamlDocuments.of(ours)).stream().map(Manifest::tree))
                .isEqualTo(ours.stream().map(Manifest::tree).toList());
    }

    @Test
    void a_new_key_to_the_nodes_is_a_pair_of_which_the_private_one_is_in_the_secret_alone() throws IOException {
        var cluster = CliInfra.prepared(GOOD.with(GENERATE_SSH, "true"), files(""));

        var ours = new ClusterRender(cluster, CliInfra.infra(), CliInfra.ACCOUNT, true).objects();

        var secret = ours.stream()
                .filter(it -> it.name().equals("pr-42-ssh-key"))
                .findFirst()
                .orElseThrow();
        assertThat(decoded(secret, "id_rsa.pub")).matches("ssh-rsa AAAAB3NzaC1yc2E[A-Za-z0-9+/]{600,}=*\n");
        assertThat(decoded(secret, "id_rsa")).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(ours.get(ours.size() - 2).text("spec", "sshKey", "name")).isEqualTo("pr-42-ssh-key");
    }

    private static ClusterFiles files(String file) {
        var pullSecret = Source.text(CliInfra.PULL_SECRET, "pull secret");
        if (!file.startsWith("04")) {
            return ClusterFiles.of(pullSecret);
        }
        return new ClusterFiles(
                pullSecret,
                Source.text(TestKeys.PUBLIC, "ssh key"),
                Source.text(TestKeys.CERTIFICATE, "bundle"),
                Source.none(),
                Source.none());
    }

    private static ObjectNode intended(Manifest rendered) {
        var tree = rendered.tree();
        INTENDED.values().forEach(difference -> difference.accept(tree));
        return tree;
    }

    /** The contract holds words where the CLI wrote what was in its files, or random bytes. */
    private static List<ObjectNode> withWordsForKeys(List<Manifest> ours) {
        var words = Map.of(
                "pr-42sa-token-issuer-key", "PRIVATE-KEY-FILE-BASE64",
                "pr-42-etcd-encryption-key", "THIRTY-TWO-RANDOM-BYTES-BASE64");
        return ours.stream()
                .map(Manifest::tree)
                .peek(tree -> {
                    var name = tree.at("/metadata/name").asText();
                    if (words.containsKey(name)) {
                        tree.withObject("/data").put("key", words.get(name));
                    } else if (name.equals("pr-42-ssh-key")) {
                        tree.withObject("/data").put("id_rsa.pub", "PUBLIC-KEY-FILE-BASE64");
                    } else if (name.equals("pr-42-user-ca-bundle")) {
                        tree.withObject("/data")
                                .put("ca-bundle.crt", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
                    }
                })
                .toList();
    }

    private static String decoded(Manifest secret, String key) {
        return new String(Base64.getDecoder().decode(secret.text("data", key)), StandardCharsets.UTF_8);
    }
}

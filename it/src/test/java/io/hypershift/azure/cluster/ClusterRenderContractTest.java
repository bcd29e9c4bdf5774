package io.hypershift.azure.cluster;

import static io.hypershift.azure.failure.Parameter.GENERATE_SSH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.cluster.CreateClusterRequest.ClusterFiles;
import io.hypershift.azure.cluster.ParameterSets.Further;
import io.hypershift.azure.failure.Parameter;
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
class ClusterRenderContractTest {
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

    static Stream<Arguments> filesOfTheCli() {
        return ParameterSets.ofTheCli().entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesOfTheCli")
    void the_objects_and_their_order_are_the_clis(String file, Map<Parameter, String> options) throws IOException {
        var rendered = Manifests.parse(Files.readString(CliCluster.contract("cli-renders/cluster/" + file + ".yaml")));
        var sensitive = rendered.stream().anyMatch(it -> it.kind().equals("Secret"));

        var ours = CliCluster.objects(CliCluster.request(options, files(file)), sensitive);

        assertThat(withWordsForKeys(ours))
                .isEqualTo(rendered.stream()
                        .map(ClusterRenderContractTest::intended)
                        .toList());
        assertThat(Manifests.parse(YamlDocuments.of(ours)).stream().map(Manifest::tree))
                .isEqualTo(ours.stream().map(Manifest::tree).toList());
    }

    static List<Further> furtherSets() {
        return ParameterSets.further();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("furtherSets")
    void what_the_cli_would_render_of_further_flags_is_there(Further set) throws IOException {
        var ours = CliCluster.objects(CliCluster.request(set.options(), CliCluster.files()), false);

        set.expected().forEach((path, value) -> {
            var isPool = path.startsWith("pool:");
            var tree = ours.stream()
                    .filter(it -> it.kind().equals(isPool ? "NodePool" : "HostedCluster"))
                    .findFirst()
                    .map(Manifest::tree);
            var found = tree.map(it -> it.at(isPool ? path.substring(5) : path)).filter(it -> !it.isMissingNode());
            assertThat(found.map(it -> it.asText()).orElse(ParameterSets.ABSENT))
                    .as(path)
                    .isEqualTo(value);
        });
    }

    @Test
    void images_are_pulled_from_the_mirrors_that_a_file_names() throws IOException {
        var sources = Source.text("- source: quay.io/a\n  mirrors: [registry.example.com/a]\n", "sources");
        var files = CliCluster.files(Source.none(), Source.none(), sources);

        var ours = CliCluster.objects(CliCluster.request(Map.of(), files), false);

        assertThat(ours.get(1)
                        .tree()
                        .at("/spec/imageContentSources/0/mirrors/0")
                        .asText())
                .isEqualTo("registry.example.com/a");
    }

    @Test
    void a_new_key_to_the_nodes_is_a_pair_of_which_the_private_one_is_in_the_secret_alone() throws IOException {
        var request = CliCluster.request(Map.of(GENERATE_SSH, "true"), CliCluster.files());

        var ours = CliCluster.objects(request, true);

        var secret = ours.stream()
                .filter(it -> it.name().equals("pr-42-ssh-key"))
                .findFirst()
                .orElseThrow();
        assertThat(decoded(secret, "id_rsa.pub")).matches("ssh-rsa AAAAB3NzaC1yc2E[A-Za-z0-9+/]{600,}=*\n");
        assertThat(decoded(secret, "id_rsa")).startsWith("-----BEGIN RSA PRIVATE KEY-----");
        assertThat(ours.get(ours.size() - 2).text("spec", "sshKey", "name")).isEqualTo("pr-42-ssh-key");
    }

    private static ClusterFiles files(String file) {
        return file.startsWith("04")
                ? CliCluster.files(
                        Source.text(TestKeys.PUBLIC, "ssh key"),
                        Source.text(TestKeys.CERTIFICATE, "bundle"),
                        Source.none())
                : CliCluster.files();
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

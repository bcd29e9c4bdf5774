package io.hypershift.azure.sandbox.registry;

import static io.hypershift.azure.sandbox.registry.RegistryClient.INDEX;
import static io.hypershift.azure.sandbox.registry.RegistryClient.MANIFEST;
import static io.hypershift.azure.sandbox.registry.RegistryClient.OCI_INDEX;
import static io.hypershift.azure.sandbox.registry.RegistryClient.OCI_MANIFEST;
import static io.hypershift.azure.sandbox.registry.RegistryClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.told.Images.Answer;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
    private static final String RELEASES = "https://quay.io/v2/openshift-release-dev/ocp-release/";

    @TempDir
    static Path directory;

    static Sandbox sandbox;
    static RegistryClient client;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        client = RegistryClient.anonymous(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void clear() {
        sandbox.management().images().clear();
        sandbox.management().releases().reset();
        sandbox.management().told().logins().restore("sandbox");
    }

    @Test
    void who_comes_without_a_token_is_told_where_to_get_one() {
        var ping = client.get("https://quay.io/v2/");

        assertThat(ping.statusCode()).isEqualTo(401);
        assertThat(ping.headers().firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"https://quay.io/v2/auth\",service=\"quay.io\"");
        assertThat(client.get("https://registry.redhat.io/v2/a/b/manifests/1")
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .contains("Bearer realm=\"https://registry.redhat.io/auth/realms/rhcc/protocol/redhat-docker-v2/auth\","
                        + "service=\"registry.redhat.io\",scope=\"repository:a/b:pull\"");
    }

    @Test
    void a_multi_architecture_release_is_an_index_whose_images_tell_the_version() throws Exception {
        var index = client.pull(RELEASES + "manifests/4.21.0-multi", INDEX, MANIFEST);

        assertThat(index.statusCode()).isEqualTo(200);
        assertThat(index.headers().firstValue("Content-Type")).contains(INDEX);
        assertThat(index.headers().firstValue("Docker-Content-Digest")).contains(digest(index));
        assertThat(json(index).path("manifests"))
                .extracting(it -> it.at("/platform/architecture").asText())
                .containsExactly("amd64", "arm64", "ppc64le", "s390x");
        for (var item : json(index).path("manifests")) {
            var manifest =
                    client.pull(RELEASES + "manifests/" + item.path("digest").asText(), MANIFEST);
            assertThat(digest(manifest)).isEqualTo(item.path("digest").asText());
            assertThat(config(manifest).at("/architecture")).isEqualTo(item.at("/platform/architecture"));
            assertThat(version(manifest)).isEqualTo("4.21.0");
        }
    }

    @Test
    void a_release_for_one_architecture_is_a_manifest() throws Exception {
        var manifest = client.pull(RELEASES + "manifests/4.20.3-aarch64", INDEX, MANIFEST, OCI_INDEX, OCI_MANIFEST);

        assertThat(manifest.headers().firstValue("Content-Type")).contains(MANIFEST);
        assertThat(config(manifest).path("architecture").asText()).isEqualTo("arm64");
        assertThat(version(manifest)).isEqualTo("4.20.3");
        assertThat(client.pull(RELEASES + "manifests/" + digest(manifest)).body())
                .isEqualTo(manifest.body());
    }

    @Test
    void what_is_answered_is_what_is_accepted() {
        var multi = RELEASES + "manifests/4.21.0-multi";

        assertThat(type(client.pull(multi))).isEqualTo(INDEX);
        assertThat(type(client.pull(multi, "*/*"))).isEqualTo(INDEX);
        assertThat(type(client.pull(multi, OCI_INDEX, OCI_MANIFEST))).isEqualTo(OCI_INDEX);
        assertThat(type(client.pull(multi, MANIFEST))).isEqualTo(MANIFEST);
        assertThat(client.pull(multi, "text/plain").statusCode()).isEqualTo(404);
    }

    @Test
    void what_no_registry_has_is_unknown_until_it_is_published() {
        var url = RELEASES + "manifests/4.99.1-multi";
        assertThat(client.pull(url).statusCode()).isEqualTo(404);
        assertThat(json(client.pull(url)).at("/errors/0/code").asText()).isEqualTo("MANIFEST_UNKNOWN");

        sandbox.management()
                .releases()
                .publish("quay.io/openshift-release-dev/ocp-release:4.99.1-multi", "4.99.1", List.of("amd64", "arm64"));
        assertThat(type(client.pull(url))).isEqualTo(INDEX);

        sandbox.management().releases().withdraw("quay.io/openshift-release-dev/ocp-release:4.99.1-multi");
        assertThat(client.pull(url).statusCode()).isEqualTo(404);
        assertThat(client.pull(RELEASES + "manifests/sha256:00").statusCode()).isEqualTo(404);
    }

    @Test
    void a_mirror_is_there_once_a_release_is_published_in_it() {
        assertThatThrownBy(() -> client.get("https://mirror.example.com/v2/")).isInstanceOf(UncheckedIOException.class);

        sandbox.management().releases().publish("mirror.example.com/ocp/release:4.21.0", "4.21.0", List.of("amd64"));

        assertThat(client.pull("https://mirror.example.com/v2/ocp/release/manifests/4.21.0")
                        .statusCode())
                .isEqualTo(200);
        assertThat(json(client.pull("https://mirror.example.com/v2/ocp/release/tags/list"))
                        .path("tags"))
                .extracting(JsonNode::asText)
                .containsExactly("4.21.0");
    }

    @Test
    void a_private_image_wants_a_login() {
        var url = "https://registry.redhat.io/v2/edo/external-dns-rhel8/manifests/1";

        assertThat(client.pull(url).statusCode()).isEqualTo(401);
        assertThat(client.as("sandbox", "sandbox").pull(url).statusCode()).isEqualTo(200);
    }

    @Test
    void an_account_that_was_taken_away_gets_no_token_for_public_images_either() {
        var url = RELEASES + "manifests/4.21.0-multi";
        sandbox.management().told().logins().revoke("sandbox");

        var answer = client.as("sandbox", "sandbox").pull(url);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("Invalid Username or Password");
        assertThat(client.pull(url).statusCode()).isEqualTo(200);
    }

    @Test
    void a_private_release_keeps_its_configuration_to_itself() {
        var manifest = client.pull(RELEASES + "manifests/4.21.0-x86_64", MANIFEST);
        var config = RELEASES + "blobs/" + json(manifest).at("/config/digest").asText();
        sandbox.management().images().tell("quay.io/openshift-release-dev", Answer.PRIVATE);

        assertThat(client.pull(config).statusCode()).isEqualTo(401);
        assertThat(client.as("sandbox", "sandbox").pull(config).statusCode()).isEqualTo(200);
    }

    @Test
    void a_registry_that_cannot_be_reached_answers_nothing() {
        sandbox.management().images().tell("quay.io", Answer.UNREACHABLE);

        assertThatThrownBy(() -> client.get("https://quay.io/v2/")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void every_image_that_nodes_can_pull_has_a_manifest() {
        var url = "https://quay.io/v2/hypershift/hypershift-operator/manifests/latest";

        assertThat(json(client.pull(url)).path("manifests"))
                .extracting(it -> it.at("/platform/architecture").asText())
                .containsExactly("amd64", "arm64");

        sandbox.management().images().tell("quay.io/hypershift/hypershift-operator:latest", Answer.MISSING);
        assertThat(client.pull(url).statusCode()).isEqualTo(404);
    }

    private static String version(HttpResponse<String> manifest) {
        return config(manifest)
                .path("config")
                .path("Labels")
                .path("io.openshift.release")
                .asText();
    }

    private static JsonNode config(HttpResponse<String> manifest) {
        return json(client.pull(
                RELEASES + "blobs/" + json(manifest).at("/config/digest").asText()));
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }

    private static String digest(HttpResponse<String> answer) throws NoSuchAlgorithmException {
        return "sha256:"
                + HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(answer.body().getBytes(StandardCharsets.UTF_8)));
    }
}

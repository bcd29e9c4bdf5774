package io.hypershift.azure.sandbox.hypershift;

import static io.hypershift.azure.sandbox.hypershift.LoneCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.hypershift.ManagementSettings.Distribution;
import io.hypershift.azure.sandbox.told.Egress.Way;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalDnsProgramTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] FLAGS = {
        "--external-dns-provider=azure",
        "--external-dns-secret=azure-dns",
        "--external-dns-domain-filter=example.com",
        "--external-dns-txt-owner-id=test"
    };

    @TempDir
    static Path directory;

    static Sandbox sandbox;
    static ManagementGround management;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.in(directory));
        management = new ManagementGround(sandbox.management().kubeconfig());
        management.installOperator("hypershift", FLAGS);
        management.apply("{apiVersion: v1, kind: Secret, type: kubernetes.io/dockerconfigjson, "
                + "metadata: {name: pull-secret, namespace: hypershift}, data: {.dockerconfigjson: "
                + base64(Files.readString(directory.resolve("pull-secret.json"))) + "}}");
    }

    @AfterAll
    static void stop() {
        management.close();
        sandbox.close();
    }

    @AfterEach
    void takeTheSecretAway() {
        sandbox.management().egress().clear();
        management
                .client()
                .secrets()
                .inNamespace("hypershift")
                .withName("azure-dns")
                .delete();
        management
                .client()
                .pods()
                .inNamespace("hypershift")
                .withLabel("name", "external-dns")
                .delete();
    }

    @Test
    void it_starts_with_its_secret_and_finds_its_zone() throws IOException {
        assertThat(management.isAvailable("hypershift", "external-dns")).isFalse();

        give(config().toString());

        eventually(() ->
                assertThat(management.isAvailable("hypershift", "external-dns")).isTrue());
        eventually(() -> assertThat(log())
                .contains(
                        "level=info msg=\"Using client_id+client_secret to retrieve access token for Azure API.\"",
                        "level=info msg=\"All records are already up to date\""));
    }

    @Test
    void with_a_wrong_secret_it_cannot_sign_in_until_it_has_the_right_one() throws IOException {
        give(config().put("aadClientSecret", "wrong").toString());

        eventually(() -> assertThat(waitingFor()).isEqualTo("CrashLoopBackOff"));
        eventually(() -> assertThat(log())
                .contains("level=fatal msg=\"Failed to do run once: ClientSecretCredential authentication failed: 401")
                .contains("AADSTS7000215"));

        give(config().toString());
        eventually(() ->
                assertThat(management.isAvailable("hypershift", "external-dns")).isTrue());
    }

    @Test
    void a_group_that_is_not_there_is_told_in_azures_words() throws IOException {
        give(config().put("resourceGroup", "nowhere").toString());

        eventually(() -> assertThat(waitingFor()).isEqualTo("CrashLoopBackOff"));
        eventually(() -> assertThat(log()).contains("level=fatal", "ERROR CODE ResourceGroupNotFound", "nowhere"));
    }

    @Test
    void what_is_no_json_is_refused() {
        give("tenantId: x");

        eventually(() -> assertThat(waitingFor()).isEqualTo("CrashLoopBackOff"));
        eventually(() -> assertThat(log())
                .contains("level=fatal msg=\"failed to read Azure config file '/etc/provider/credentials': "
                        + "failed to parse Azure config file '/etc/provider/credentials': "
                        + "invalid character 't' looking for beginning of value\""));
    }

    @Test
    void behind_a_firewall_it_reaches_no_azure() throws IOException {
        sandbox.management().egress().tell("login.microsoftonline.com", Way.UNRESOLVED);
        give(config().toString());

        eventually(() -> assertThat(waitingFor()).isEqualTo("CrashLoopBackOff"));
        eventually(() -> assertThat(log()).contains("lookup login.microsoftonline.com: no such host"));
    }

    @Test
    void where_no_routes_are_served_it_gives_up() {
        try (var plain = LoneCluster.start(ManagementSettings.DEFAULT.with(Distribution.KUBERNETES))) {
            plain.server().images().clear();
            plain.deploy(
                    "dns",
                    1,
                    "{containers: [{name: dns, image: quay.io/example/dns, command: [/external-dns], args: ['--source=openshift-route']}]}");

            eventually(() -> assertThat(plain.log("dns"))
                    .contains("level=fatal msg=\"failed to sync *v1.Route: context deadline exceeded\""));
        }
    }

    private static ObjectNode config() throws IOException {
        var credentials =
                JSON.readTree(directory.resolve("azure-credentials.json").toFile());
        return JSON.createObjectNode()
                .put("tenantId", credentials.path("tenantId").asText())
                .put("subscriptionId", credentials.path("subscriptionId").asText())
                .put("resourceGroup", "os4-common")
                .put("aadClientId", credentials.path("clientId").asText())
                .put("aadClientSecret", credentials.path("clientSecret").asText());
    }

    private static void give(String content) {
        management.apply("{apiVersion: v1, kind: Secret, metadata: {name: azure-dns, namespace: hypershift}, "
                + "data: {credentials: " + base64(content) + "}}");
    }

    private static String waitingFor() {
        return management
                .client()
                .pods()
                .inNamespace("hypershift")
                .withLabel("name", "external-dns")
                .list()
                .getItems()
                .stream()
                .flatMap(it -> it.getStatus().getContainerStatuses().stream())
                .map(it -> it.getState().getWaiting())
                .map(it -> it == null ? "nothing" : it.getReason())
                .findFirst()
                .orElse("a pod");
    }

    private static String log() {
        var pod = management
                .client()
                .pods()
                .inNamespace("hypershift")
                .withLabel("name", "external-dns")
                .list()
                .getItems()
                .get(0);
        return management.client().pods().resource(pod).getLog();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

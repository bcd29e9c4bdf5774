package io.hypershift.azure.sandbox.registry;

import static io.hypershift.azure.sandbox.registry.RegistryClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.hypershift.azure.sandbox.Sandbox;
import io.hypershift.azure.sandbox.SandboxOptions;
import io.hypershift.azure.sandbox.told.ReleaseStreams;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseControllerTest {
    private static final String MULTI = "https://multi.ocp.releases.ci.openshift.org/api/v1/releasestream/";

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
        sandbox.management().releases().reset();
        sandbox.management().told().streams().reset();
    }

    @Test
    void the_latest_of_a_stream_is_its_newest_release() {
        var latest = json(client.get(MULTI + "4-stable-multi/latest"));

        assertThat(latest.path("name").asText()).isEqualTo("4.22.9");
        assertThat(latest.path("phase").asText()).isEqualTo("Accepted");
        assertThat(latest.path("pullSpec").asText())
                .isEqualTo("quay.io/openshift-release-dev/ocp-release:4.22.9-multi");
        assertThat(latest.path("downloadURL").asText()).contains("4.22.9");
    }

    @Test
    void hypershift_asks_for_the_latest_in_a_range() {
        var latest = json(client.get(MULTI + "4-stable-multi/latest?in=%3E4.14.0+%3C+4.21.0-a"));

        assertThat(latest.path("name").asText()).isEqualTo("4.20.9");
        assertThat(client.get(MULTI + "4-stable-multi/latest?in=%3E4.99.0").statusCode())
                .isEqualTo(404);
        assertThat(client.get(MULTI + "4-stable-multi/latest?in=about4").statusCode())
                .isEqualTo(400);
    }

    @Test
    void each_architecture_has_its_controller() {
        var amd64 = json(client.get(
                "https://amd64.ocp.releases.ci.openshift.org/api/v1/releasestream/4-stable/latest?prefix=4.19."));

        assertThat(amd64.path("pullSpec").asText())
                .isEqualTo("quay.io/openshift-release-dev/ocp-release:4.19.9-x86_64");
        assertThat(client.get("https://amd64.ocp.releases.ci.openshift.org/api/v1/releasestream/4-stable-multi/latest")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_stream_lists_what_it_accepted_and_what_was_withdrawn_is_in_none() {
        var stream = new ReleaseStreams.Stream("multi", "4.23.0-0.ci-multi");
        var image = "registry.ci.openshift.org/ocp-multi/release-multi:4.23.0-0.ci-multi-2026-02-02-020202";
        assertThat(client.get(MULTI + "4.23.0-0.ci-multi/tags").statusCode()).isEqualTo(404);

        sandbox.management()
                .releases()
                .publish(image, "4.23.0-0.ci-multi-2026-02-02-020202", List.of("amd64", "arm64"));
        sandbox.management().told().streams().accept(stream, image);
        assertThat(json(client.get(MULTI + "4.23.0-0.ci-multi/tags")).path("tags"))
                .extracting(it -> it.path("pullSpec").asText())
                .containsExactly(image);

        sandbox.management().releases().withdraw(image);
        assertThat(json(client.get(MULTI + "4.23.0-0.ci-multi/tags")).path("tags"))
                .isEmpty();
    }
}

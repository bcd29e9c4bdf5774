package io.hypershift.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String DIGEST = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "quay.io/openshift-release-dev/ocp-release:4.21.0-multi, quay.io, openshift-release-dev/ocp-release, 4.21.0-multi",
        "registry.example.com:5000/a/b/c, registry.example.com:5000, a/b/c, latest",
        "localhost/a:1, localhost, a, 1",
        "team/image:1, docker.io, team/image, 1",
        "busybox, docker.io, busybox, latest",
    })
    void a_name_is_taken_apart(String text, String registry, String repository, String version) {
        assertThat(ImageReference.parse(text)).contains(new ImageReference(registry, repository, version));
    }

    @Test
    void a_digest_counts_more_than_a_tag() {
        assertThat(ImageReference.parse("quay.io/a/b:1@" + DIGEST))
                .contains(new ImageReference("quay.io", "a/b", DIGEST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quay.io/",
                "quay.io/A/b",
                "quay.io/a/b:",
                "quay.io/a/b@sha256:12",
                "quay.io/a b",
                "https://quay.io/a/b"
            })
    void what_is_no_name_is_none(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
    }

    @Test
    void an_image_lies_in_its_registry_and_in_each_part_of_it_that_it_is_below() {
        var image = new ImageReference("quay.io", "team/image", "1");

        assertThat(image.isIn("quay.io")).isTrue();
        assertThat(image.isIn("quay.io/team")).isTrue();
        assertThat(image.isIn("quay.io/team/image")).isTrue();
        assertThat(image.isIn("quay.io/tea")).isFalse();
        assertThat(image.isIn("quay.example.com")).isFalse();
    }

    @Test
    void docker_hub_answers_elsewhere_and_keeps_its_own_images_in_a_library() {
        assertThat(new ImageReference("docker.io", "busybox", "1").at("manifests/1"))
                .hasToString("https://registry-1.docker.io/v2/library/busybox/manifests/1");
        assertThat(new ImageReference("quay.io", "a/b", "1").at("manifests/1"))
                .hasToString("https://quay.io/v2/a/b/manifests/1");
    }
}

package io.hypershift.azure.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.manifest.Json;
import org.junit.jupiter.api.Test;

class ImageIndexTest {
    @Test
    void signatures_and_other_systems_are_no_images_of_it() throws JsonProcessingException {
        var index = ImageIndex.of(Json.parseObject("""
                                {"manifests": [
                                  {"digest": "sha256:1", "platform": {"architecture": "unknown", "os": "unknown"}},
                                  {"digest": "sha256:2", "platform": {"architecture": "amd64", "os": "windows"}},
                                  {"digest": "sha256:3", "platform": {"architecture": "arm64", "os": "linux"}},
                                  {"digest": "sha256:4", "platform": {"architecture": "amd64", "os": "linux"}}]}
                                """)).orElseThrow();

        assertThat(index.architectures()).containsExactlyInAnyOrder("arm64", "amd64");
        assertThat(index.any()).contains("sha256:3");
    }

    @Test
    void the_manifest_of_one_image_is_no_index() throws JsonProcessingException {
        assertThat(ImageIndex.of(Json.parseObject("{\"config\": {\"digest\": \"sha256:1\"}}")))
                .isEmpty();
    }
}

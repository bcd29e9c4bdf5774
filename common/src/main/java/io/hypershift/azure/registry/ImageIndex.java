package io.hypershift.azure.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a tag leads to where it stands for images of several architectures.
 *
 * @param images of Linux; what else indexes hold, such as signatures, has no architecture that is known
 */
record ImageIndex(List<JsonNode> images) {

    /** Empty where a document is the manifest of a single image. */
    static Optional<ImageIndex> of(ObjectNode document) {
        if (!document.path("manifests").isArray()) {
            return Optional.empty();
        }
        return Optional.of(
                new ImageIndex(StreamSupport.stream(document.path("manifests").spliterator(), false)
                        .filter(it -> it.at("/platform/os").asText("linux").equals("linux"))
                        .filter(it -> !architecture(it).isEmpty())
                        .toList()));
    }

    Set<String> architectures() {
        return images.stream().map(ImageIndex::architecture).collect(Collectors.toSet());
    }

    /** The digest of one of them. */
    Optional<String> any() {
        return images.stream()
                .map(it -> it.path("digest").asText(""))
                .filter(it -> !it.isEmpty())
                .findFirst();
    }

    private static String architecture(JsonNode image) {
        var architecture = image.at("/platform/architecture").asText("");
        return architecture.equals("unknown") ? "" : architecture;
    }
}

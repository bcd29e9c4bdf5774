package io.hypershift.azure.sandbox.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.nio.charset.StandardCharsets;

/** A piece of content in a registry: an index, a manifest, a configuration or a layer. */
public record Part(String mediaType, byte[] content, String digest) {

    static Part of(String mediaType, byte[] content) {
        return new Part(mediaType, content, Digest.of(content));
    }

    static Part of(String mediaType, ObjectNode document) {
        return of(mediaType, Json.write(document).getBytes(StandardCharsets.UTF_8));
    }

    /** The same under a digest that was given to it by others. */
    public Part calledBy(String name) {
        return new Part(mediaType, content, name);
    }

    /** How another part refers to it. */
    ObjectNode descriptor() {
        return Json.object().put("mediaType", mediaType).put("digest", digest).put("size", content.length);
    }
}

package io.hypershift.azure.sandbox.oci;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sandbox.azure.Json;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An image for one architecture, in one format. */
record SingleImage(String architecture, Part manifest, Part config, Part layer) {
    /** An archive without files: nobody here runs what an image contains. */
    private static final byte[] EMPTY_LAYER =
            Base64.getDecoder().decode("H4sIAAAJbogA/2IYBaNgFIxYAAgAAP//Lq+17wAEAAA=");

    private static final String EMPTY_LAYER_CONTENT =
            "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";

    static SingleImage of(Format format, String name, Map<String, String> labels, String architecture) {
        var config = Part.of(format.config(), config(name, labels, architecture));
        var layer = Part.of(format.layer(), EMPTY_LAYER);
        var manifest = Json.object().put("schemaVersion", 2).put("mediaType", format.manifest());
        manifest.set("config", config.descriptor());
        manifest.set("layers", Json.array(List.of(layer.descriptor())));
        return new SingleImage(architecture, Part.of(format.manifest(), manifest), config, layer);
    }

    private static ObjectNode config(String name, Map<String, String> labels, String architecture) {
        var config = Json.object()
                .put("architecture", architecture)
                .put("os", "linux")
                .put("created", "2026-01-01T00:00:00Z")
                .put("author", name);
        var all = config.putObject("config").putObject("Labels");
        labels.forEach(all::put);
        config.putObject("rootfs").put("type", "layers").putArray("diff_ids").add(EMPTY_LAYER_CONTENT);
        return config;
    }

    /** How an index refers to it. */
    ObjectNode descriptor() {
        var descriptor = manifest.descriptor();
        descriptor.putObject("platform").put("architecture", architecture).put("os", "linux");
        return descriptor;
    }
}

package io.hypershift.azure.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A must-gather read back, as its viewers read it.
 *
 * @param files by their names below the one directory that all lie in, in the archive's order
 */
public record GatheredArchive(Map<String, String> files) {
    private static final String ROOT = "must-gather/";

    public static GatheredArchive read(Path file) throws IOException {
        var files = new LinkedHashMap<String, String>();
        try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.getName().startsWith(ROOT) || entry.getMode() != 0600) {
                    throw new AssertionError(entry.getName() + " " + Integer.toOctalString(entry.getMode()));
                }
                var text = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                if (files.put(entry.getName().substring(ROOT.length()), text) != null) {
                    throw new AssertionError("twice: " + entry.getName());
                }
            }
        }
        return new GatheredArchive(files);
    }

    public String text(String name) {
        var text = files.get(name);
        if (text == null) {
            throw new AssertionError("no " + name);
        }
        return text;
    }

    /** A file that holds one object. */
    Manifest object(String name) throws IOException {
        return Manifests.parse(text(name)).get(0);
    }

    /** The objects of a file that holds a list. */
    List<Manifest> list(String name) throws IOException {
        return object(name).list("items").stream()
                .map(it -> new Manifest((ObjectNode) it))
                .toList();
    }

    String all() {
        return String.join("\n", files.values());
    }
}

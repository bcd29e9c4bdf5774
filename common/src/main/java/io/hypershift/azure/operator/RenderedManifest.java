package io.hypershift.azure.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Manifests;
import java.util.List;

/** Reads what {@code hypershift install render} prints. */
final class RenderedManifest {
    private RenderedManifest() {}

    /** The objects of the text; {@code origin} is where it came from. */
    static List<Manifest> parse(String text, String origin) {
        try {
            var manifests = Manifests.parse(text);
            if (manifests.isEmpty()) {
                throw new HyperShiftException(Problem.of("manifest", "{} holds no Kubernetes object", origin));
            }
            manifests.forEach(manifest -> refuseNameless(manifest, origin));
            return manifests;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new HyperShiftException(
                    Problem.of(
                            "manifest",
                            "{} is neither YAML nor JSON{}",
                            origin,
                            at == null ? "" : " (line " + at.getLineNr() + ")"),
                    e);
        }
    }

    private static void refuseNameless(Manifest manifest, String origin) {
        if (manifest.apiVersion().isEmpty()
                || manifest.kind().isEmpty()
                || manifest.name().isEmpty()) {
            throw new HyperShiftException(Problem.of(
                    "manifest",
                    "{} holds something that is no Kubernetes object: it lacks apiVersion, kind or name",
                    origin));
        }
    }
}

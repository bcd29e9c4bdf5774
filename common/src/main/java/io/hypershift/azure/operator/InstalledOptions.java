package io.hypershift.azure.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the operator that is there was installed to do, as its Deployment tells. */
public record InstalledOptions(Manifest deployment) {

    /** Those of the operator in a namespace; empty where there is none. */
    public static Optional<InstalledOptions> read(KubeApi management, String namespace) {
        return management
                .find(new Ref("apps/v1", "Deployment", namespace, RenderedManifest.OPERATOR))
                .map(InstalledOptions::new);
    }

    /** Whether it knows what Azure's VM sizes have, so that node pools may grow from no node. */
    public boolean scalesFromZero() {
        return deployment.list("spec", "template", "spec", "containers").stream()
                .map(Object::toString)
                .anyMatch(it -> it.contains("scale-from-zero-provider") || it.contains("SCALE_FROM_ZERO_PROVIDER"));
    }

    /**
     * The lines of releases that an operator can run, such as {@code 4.21}, newest first; empty where it has not published them.
     */
    public static Optional<List<String>> supportedReleases(KubeApi management, String namespace) {
        return management
                .find(supportedVersions(namespace))
                .map(it -> it.text("data", "supported-versions"))
                .flatMap(InstalledOptions::versions);
    }

    static Ref supportedVersions(String namespace) {
        return Ref.core("ConfigMap", namespace, "supported-versions");
    }

    private static Optional<List<String>> versions(String json) {
        try {
            var versions = Json.parseObject(json).path("versions");
            return Optional.of(StreamSupport.stream(versions.spliterator(), false)
                    .map(it -> it.asText())
                    .toList());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

package io.hypershift.azure.sandbox.hypershift.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.hypershift.azure.sandbox.Contracts;
import io.hypershift.azure.sandbox.hypershift.api.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The CRDs, as the CLI changes them before it applies them. There are those that all platforms share and Azure's: those of
 * other platforms are left out even where the flags ask for them, and with the feature set TechPreviewNoUpgrade the
 * schemas are those of Default, without the two kinds that only it has.
 */
final class CrdManifests {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String HYPERSHIFT_GROUP = "hypershift.openshift.io";
    private static final String FEATURE_SET = "release.openshift.io/feature-set";

    /** Kinds that Cluster API reads through the contract label. */
    private static final Set<String> CONTRACT_LABELLED = Set.of(
            "azureclusters.infrastructure.cluster.x-k8s.io",
            "azuremachines.infrastructure.cluster.x-k8s.io",
            "azuremachinetemplates.infrastructure.cluster.x-k8s.io",
            "hostedcontrolplanes.hypershift.openshift.io");

    private CrdManifests() {}

    static List<JsonNode> render(RenderFlags flags) {
        var raw = Contracts.customResourceDefinitions().map(CrdManifests::read).orElseGet(BuiltInCrds::all);
        return raw.stream()
                .filter(crd -> isAsked(crd, flags))
                .map(crd -> processed(crd, flags))
                .toList();
    }

    /** The version in which Cluster API's objects are stored. */
    static String clusterApiStorageVersion(RenderFlags flags) {
        return flags.is("disable-capi-migration") ? "v1beta1" : "v1beta2";
    }

    private static boolean isAsked(ObjectNode crd, RenderFlags flags) {
        var platforms = flags.all("limit-crd-install");
        boolean isOfAzure = crd.at("/spec/names/plural").asText().startsWith("azure");
        return !isOfAzure || platforms.isEmpty() || platforms.stream().anyMatch("azure"::equalsIgnoreCase);
    }

    private static List<ObjectNode> read(Path directory) {
        var byFolder = Comparator.comparing((Path file) -> String.valueOf(file.getParent()))
                .thenComparing(Comparator.naturalOrder());
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted(byFolder)
                    .map(CrdManifests::readOne)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode readOne(Path file) {
        try {
            return (ObjectNode) YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode processed(ObjectNode crd, RenderFlags flags) {
        var group = crd.at("/spec/group").asText();
        if (group.equals(HYPERSHIFT_GROUP) && flags.is("enable-conversion-webhook")) {
            convert(crd, flags, "v1beta1", "v1alpha1");
        }
        if (isClusterApi(group)) {
            store(crd, clusterApiStorageVersion(flags));
            if (!flags.is("disable-capi-conversion-webhook")) {
                convert(crd, flags, "v1beta1", "v1beta2");
            }
        }
        if (flags.is("tech-preview-no-upgrade")
                && crd.at("/metadata/annotations").has(FEATURE_SET)) {
            crd.withObject("/metadata/annotations").put(FEATURE_SET, "TechPreviewNoUpgrade");
        }
        if (CONTRACT_LABELLED.contains(crd.at("/metadata/name").asText())) {
            crd.withObject("/metadata/labels").put("cluster.x-k8s.io/v1beta1", "v1beta1");
        }
        var status = crd.putObject("status");
        status.putObject("acceptedNames").put("kind", "").put("plural", "");
        status.putNull("conditions").putNull("storedVersions");
        return crd;
    }

    private static boolean isClusterApi(String group) {
        return group.endsWith("cluster.x-k8s.io") && !group.startsWith("infrastructure.");
    }

    private static void store(ObjectNode crd, String stored) {
        for (var version : crd.at("/spec/versions")) {
            ((ObjectNode) version).put("storage", version.path("name").asText().equals(stored));
        }
    }

    private static void convert(ObjectNode crd, RenderFlags flags, String... reviewVersions) {
        var service = Map.of("name", "operator", "namespace", flags.namespace(), "path", "/convert", "port", 443);
        var webhook = Map.of("clientConfig", Map.of("service", service), "conversionReviewVersions", reviewVersions);
        crd.withObject("/spec").set("conversion", Json.tree(Map.of("strategy", "Webhook", "webhook", webhook)));
    }
}

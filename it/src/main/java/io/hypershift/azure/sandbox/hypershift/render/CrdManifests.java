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

/** The CRDs that {@code --limit-crd-install Azure} selects, as the CLI changes them before it applies them. */
final class CrdManifests {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final String HYPERSHIFT_GROUP = "hypershift.openshift.io";

    /** Kinds that Cluster API reads through the contract label. */
    private static final Set<String> CONTRACT_LABELLED = Set.of(
            "azureclusters.infrastructure.cluster.x-k8s.io",
            "azuremachines.infrastructure.cluster.x-k8s.io",
            "azuremachinetemplates.infrastructure.cluster.x-k8s.io",
            "hostedcontrolplanes.hypershift.openshift.io");

    private CrdManifests() {}

    static List<JsonNode> render(RenderFlags flags) {
        var raw = Contracts.customResourceDefinitions().map(CrdManifests::read).orElseGet(BuiltInCrds::all);
        return raw.stream().map(crd -> processed(crd, flags)).toList();
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
        if (group.equals(HYPERSHIFT_GROUP) && flags.is("enable-conversion-webhook", true)) {
            convert(crd, flags, "v1beta1", "v1alpha1");
        }
        if (isClusterApi(group) && !flags.is("disable-capi-conversion-webhook", false)) {
            convert(crd, flags, "v1beta1", "v1beta2");
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

    private static void convert(ObjectNode crd, RenderFlags flags, String... reviewVersions) {
        var service = Map.of("name", "operator", "namespace", flags.namespace(), "path", "/convert", "port", 443);
        var webhook = Map.of("clientConfig", Map.of("service", service), "conversionReviewVersions", reviewVersions);
        crd.withObject("/spec").set("conversion", Json.tree(Map.of("strategy", "Webhook", "webhook", webhook)));
    }
}

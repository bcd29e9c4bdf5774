package io.hypershift.azure.sandbox.hypershift.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The images of an ImageStream, by its tags: what a disconnected installation uses in the place of the built-in ones. */
record ImageReferences(Map<String, String> byTag) {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** The variable of the operator's environment that an image of this tag goes into (HyperShift 3ee9615, support/images). */
    private static final Map<String, String> VARIABLES = Map.of(
            "apiserver-network-proxy", "IMAGE_KONNECTIVITY",
            "cluster-api", "IMAGE_CLUSTER_API",
            "cluster-api-provider-agent", "IMAGE_AGENT_CAPI_PROVIDER",
            "cluster-api-provider-aws", "IMAGE_AWS_CAPI_PROVIDER",
            "cluster-api-provider-azure", "IMAGE_AZURE_CAPI_PROVIDER",
            "cluster-api-provider-gcp", "IMAGE_GCP_CAPI_PROVIDER",
            "cluster-api-provider-kubevirt", "IMAGE_KUBEVIRT_CAPI_PROVIDER",
            "cluster-api-provider-openstack", "IMAGE_OPENSTACK_CAPI_PROVIDER",
            "cluster-api-provider-powervs", "IMAGE_POWERVS_CAPI_PROVIDER",
            "openstack-resource-controller", "IMAGE_OPENSTACK_RESOURCE_CONTROLLER");

    static ImageReferences read(RenderFlags flags, MountedFiles files) {
        return new ImageReferences(
                flags.some("image-refs").map(path -> read(path, files)).orElse(Map.of()));
    }

    private static Map<String, String> read(String path, MountedFiles files) {
        var byTag = new LinkedHashMap<String, String>();
        for (var tag : parse(text(path, files)).at("/spec/tags")) {
            byTag.put(tag.path("name").asText(), tag.at("/from/name").asText());
        }
        return byTag;
    }

    private static String text(String path, MountedFiles files) {
        try {
            return files.read(path);
        } catch (RefusedException e) {
            throw new RefusedException("cannot read image references file: " + e.getMessage());
        }
    }

    private static JsonNode parse(String text) {
        try {
            var stream = YAML.readTree(text);
            if (stream.isMissingNode()) {
                throw unreadable("EOF");
            }
            refuseUnless(stream.isObject(), stream, "value of type v1.ImageStream");
            var tags = stream.at("/spec/tags");
            refuseUnless(
                    tags.isMissingNode() || tags.isNull() || tags.isArray(),
                    tags,
                    "struct field ImageStreamSpec.spec.tags of type []v1.TagReference");
            return stream;
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw unreadable("error converting YAML to JSON: yaml: line " + line + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static void refuseUnless(boolean isReadable, JsonNode node, String target) {
        if (!isReadable) {
            throw unreadable("error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
                    + node.getNodeType().name().toLowerCase(Locale.ROOT) + " into Go " + target);
        }
    }

    private static RefusedException unreadable(String reason) {
        return new RefusedException("cannot parse image references file: " + reason);
    }

    /** The operator's own image. */
    String operator(RenderFlags flags) {
        return byTag.getOrDefault("hypershift-operator", flags.text("hypershift-image"));
    }

    /** The operator's variables for the other images. */
    Map<String, String> variables() {
        var variables = new LinkedHashMap<String, String>();
        byTag.forEach((tag, image) -> {
            var variable = VARIABLES.get(tag);
            if (variable != null) {
                variables.put(variable, image);
            }
        });
        return variables;
    }
}

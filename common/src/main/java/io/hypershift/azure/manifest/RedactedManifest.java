package io.hypershift.azure.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/**
 * An object as others may see it: of a Secret no more than names and sizes, of containers no variable whose name tells a secret; who
 * owns which field is left out, since it repeats all names.
 */
public final class RedactedManifest {
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** Names of files say where a secret is, not what it is. */
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)(?!.*_(FILE|PATH|DIR)$).*(PASSWORD|PASSWD|SECRET|TOKEN|KEY).*");

    private RedactedManifest() {}

    public static Manifest of(Manifest manifest) {
        return new Manifest(redacted(manifest.tree().deepCopy()));
    }

    private static ObjectNode redacted(ObjectNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove("managedFields");
            if (metadata.path("annotations") instanceof ObjectNode annotations && annotations.has(LAST_APPLIED)) {
                annotations.put(
                        LAST_APPLIED, lastApplied(annotations.path(LAST_APPLIED).asText()));
            }
        }
        if (object.path("kind").asText().equals("Secret")
                && object.path("apiVersion").asText().equals("v1")) {
            sizes(object.path("data"), RedactedManifest::decodedSize);
            sizes(object.path("stringData"), RedactedManifest::size);
        }
        variables(object);
        return object;
    }

    private static String lastApplied(String text) {
        try {
            return redacted(Json.parseObject(text)).toString();
        } catch (JsonProcessingException e) {
            return Sensitive.PLACEHOLDER;
        }
    }

    private static void sizes(JsonNode values, ToIntFunction<String> size) {
        if (values instanceof ObjectNode object) {
            object.properties()
                    .forEach(it -> it.setValue(
                            object.textNode("<" + size.applyAsInt(it.getValue().asText()) + " bytes>")));
        }
    }

    private static int decodedSize(String base64) {
        try {
            return Base64.getDecoder().decode(base64).length;
        } catch (IllegalArgumentException e) {
            return size(base64);
        }
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static void variables(JsonNode node) {
        node.path("env").forEach(RedactedManifest::variable);
        node.forEach(RedactedManifest::variables);
    }

    private static void variable(JsonNode variable) {
        if (variable instanceof ObjectNode object
                && object.has("value")
                && SECRET_NAME.matcher(object.path("name").asText()).matches()) {
            object.put("value", Sensitive.PLACEHOLDER);
        }
    }
}

package io.hypershift.azure.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Secrets beside the operator, with the names, types, keys and labels that {@code hypershift install} gives them (HyperShift
 * {@code cmd/install/assets/hypershift_operator.go}). The rendering leaves them out, so that it needs no credentials.
 */
final class OperatorSecret {
    static final String PULL_SECRET = "pull-secret";
    static final String EXTERNAL_DNS = "external-dns-credentials";
    static final String PRIVATE_PLATFORM = "hypershift-operator-azure-credentials";
    static final String SCALE_FROM_ZERO = "hypershift-operator-scale-from-zero-credentials";

    private static final Pattern SECRET = Pattern.compile("(?i)secret$|^auth$|password|token");
    private static final String SAFE_TO_DELETE = "hypershift.openshift.io/safe-to-delete-with-cluster";

    private OperatorSecret() {}

    static Manifest pullSecret(String namespace, String content) {
        var secret =
                of(namespace, PULL_SECRET, Map.of(".dockerconfigjson", content)).tree();
        secret.put("type", "kubernetes.io/dockerconfigjson");
        return new Manifest(secret).withLabels(Map.of(SAFE_TO_DELETE, "true"));
    }

    /** What nobody else may see of a Secret: what it holds, and of JSON the texts that are secret by their name. */
    static Stream<Sensitive> content(Manifest secret) {
        return secret.at("data")
                .valueStream()
                .map(it -> new String(Base64.getDecoder().decode(it.asText()), StandardCharsets.UTF_8))
                .flatMap(it -> Stream.concat(Stream.of(it), secretTexts(it)))
                .map(Sensitive::of);
    }

    private static Stream<String> secretTexts(String json) {
        try {
            var texts = new ArrayList<String>();
            collect(Json.parseObject(json), texts);
            return texts.stream();
        } catch (JsonProcessingException e) {
            return Stream.empty();
        }
    }

    private static void collect(JsonNode node, List<String> texts) {
        node.properties().forEach(it -> {
            if (it.getValue().isTextual() && SECRET.matcher(it.getKey()).find()) {
                texts.add(it.getValue().asText());
            }
            collect(it.getValue(), texts);
        });
    }

    static Manifest of(String namespace, String name, Map<String, String> content) {
        var tree = Manifest.of(Ref.core("Secret", namespace, name)).tree();
        var data = tree.putObject("data");
        content.forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return new Manifest(tree);
    }
}

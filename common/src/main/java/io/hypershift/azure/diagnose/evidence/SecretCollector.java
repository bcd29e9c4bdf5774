package io.hypershift.azure.diagnose.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks into the Secrets that a HostedCluster names, and tells of them what is no secret.
 *
 * @param learn is told what is secret in them
 */
record SecretCollector(KubeApi management, Inquiry inquiry, Consumer<Sensitive> learn) {
    private static final String KEY = "key";
    private static final String LOGINS = ".dockerconfigjson";

    List<SecretFacts> collect(ClusterView cluster) {
        var namespace = cluster.key().namespace();
        var questions = new ArrayList<Supplier<Optional<SecretFacts>>>();
        named(cluster)
                .forEach(named -> questions.add(inquiry.ask(
                        "Secret " + namespace + "/" + named.name(),
                        () -> management
                                .find(Ref.core("Secret", namespace, named.name()))
                                .map(it -> facts(named, it))
                                .orElseGet(() -> SecretFacts.missing(named.use(), named.name())))));
        return questions.stream().flatMap(it -> it.get().stream()).toList();
    }

    private record Named(String use, String name) {}

    private static List<Named> named(ClusterView cluster) {
        var all = new ArrayList<Named>();
        for (var use : List.of("pullSecret", "serviceAccountSigningKey", "sshKey")) {
            all.add(new Named(use, cluster.spec(use, "name").asText("")));
        }
        var encryption = cluster.spec("secretEncryption", "aescbc");
        for (var use : List.of("activeKey", "backupKey")) {
            all.add(new Named(
                    "secretEncryption", encryption.path(use).path("name").asText("")));
        }
        return all.stream().filter(it -> !it.name().isEmpty()).toList();
    }

    private SecretFacts facts(Named named, Manifest secret) {
        var data = secret.at("data");
        var keys = new TreeSet<String>();
        data.fieldNames().forEachRemaining(keys::add);
        data.forEach(value -> learn(value.asText("")));
        return switch (named.use()) {
            case "pullSecret" -> pullSecret(named, keys, text(data.path(LOGINS)));
            case "serviceAccountSigningKey" -> signingKey(named, keys, text(data.path(KEY)));
            case "secretEncryption" ->
                facts(named, keys, keys.contains(KEY) ? "" : "it has no entry \"" + KEY + "\"", List.of());
            default -> facts(named, keys, "", List.of());
        };
    }

    private SecretFacts pullSecret(Named named, Set<String> keys, String content) {
        if (!keys.contains(LOGINS)) {
            return facts(named, keys, "it has no entry \"" + LOGINS + "\"", List.of());
        }
        try {
            var logins = Json.parseObject(content).path("auths");
            var registries = new ArrayList<String>();
            logins.fieldNames().forEachRemaining(registries::add);
            logins.forEach(login -> {
                learn(login.path("auth").asText(""));
                learn.accept(Sensitive.of(login.path("password").asText("")));
            });
            return facts(named, keys, logins.isObject() ? "" : "its \"" + LOGINS + "\" has no \"auths\"", registries);
        } catch (JsonProcessingException e) {
            return facts(named, keys, "its \"" + LOGINS + "\" is no JSON", List.of());
        }
    }

    private static SecretFacts signingKey(Named named, Set<String> keys, String pem) {
        if (!keys.contains(KEY)) {
            return facts(named, keys, "it has no entry \"" + KEY + "\"", List.of());
        }
        try {
            var key = SigningKey.parse(Sensitive.of(pem));
            return new SecretFacts(
                    named.use(),
                    named.name(),
                    true,
                    keys,
                    "",
                    Optional.of(key.id()),
                    Optional.of(key.modulus()),
                    List.of());
        } catch (IllegalArgumentException e) {
            return facts(named, keys, "its \"" + KEY + "\" " + e.getMessage(), List.of());
        }
    }

    private static SecretFacts facts(Named named, Set<String> keys, String flaw, List<String> registries) {
        return new SecretFacts(
                named.use(), named.name(), true, keys, flaw, Optional.empty(), Optional.empty(), registries);
    }

    /** Both as it is encoded and as what it is, of a login also the password alone. */
    private void learn(String base64) {
        learn.accept(Sensitive.of(base64));
        var value = text(TextNode.valueOf(base64));
        learn.accept(Sensitive.of(value));
        learn.accept(Sensitive.of(value.substring(value.indexOf(':') + 1)));
    }

    private static String text(JsonNode base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64.asText("")), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

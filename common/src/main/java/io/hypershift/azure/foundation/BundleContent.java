package io.hypershift.azure.foundation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.manifest.Manifest;
import io.hypershift.azure.sensitive.Sensitive;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a Secret holds of a handoff bundle.
 *
 * @param data the files in base64 by their names; what others have put beside them is kept as it is
 */
record BundleContent(SortedMap<String, String> data) {
    static final BundleContent NONE = new BundleContent(new TreeMap<>());

    BundleContent {
        data = new TreeMap<>(data);
    }

    static BundleContent of(Manifest secret) {
        var data = new TreeMap<String, String>();
        secret.at("data")
                .properties()
                .forEach(field -> data.put(field.getKey(), field.getValue().asText()));
        return new BundleContent(data);
    }

    /** A file's text; empty where there is none of that name. */
    Optional<String> file(String name) {
        return Optional.ofNullable(data.get(name))
                .map(it -> new String(Base64.getDecoder().decode(it), StandardCharsets.UTF_8));
    }

    BundleContent with(String name, String text) {
        var more = new TreeMap<>(data);
        more.put(name, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        return new BundleContent(more);
    }

    BundleContent without(String name) {
        var less = new TreeMap<>(data);
        less.remove(name);
        return new BundleContent(less);
    }

    /** The signing key; throws {@link IllegalArgumentException} where it is none. */
    Optional<SigningKey> key() {
        return file(Bundle.PRIVATE_KEY).map(it -> SigningKey.parse(Sensitive.of(it)));
    }

    /** With this signing key; another one that is there is set aside under its id. */
    BundleContent with(SigningKey key) {
        var before = key().filter(it -> !it.id().equals(key.id()));
        var aside = before.map(it ->
                        with(Bundle.formerKeyName(it.id()), it.privatePem().reveal()))
                .orElse(this);
        return aside.with(Bundle.PRIVATE_KEY, key.privatePem().reveal()).with(Bundle.PUBLIC_KEY, key.publicPem());
    }

    boolean hasFormer(SigningKey key) {
        return data.containsKey(Bundle.formerKeyName(key.id()));
    }

    /** The foundation's name by its own file; empty where that is missing. */
    Optional<String> prefix() {
        return file(Bundle.FOUNDATION)
                .flatMap(BundleContent::object)
                .map(FoundationFile::read)
                .map(Foundation::prefix);
    }

    /** All that must be told nobody. */
    Stream<Sensitive> secrets() {
        var keys = data.keySet().stream()
                .filter(Bundle::isSecret)
                .flatMap(it -> file(it).stream())
                .map(Sensitive::of);
        var clients = Arrays.stream(Purpose.values())
                .flatMap(purpose -> file(purpose.file()).flatMap(it -> ClientSecret.parse(purpose, it)).stream())
                .map(ClientSecret::secret);
        return Stream.concat(keys, clients);
    }

    ObjectNode tree() {
        var tree = Json.object();
        data.forEach(tree::put);
        return tree;
    }

    @Override
    public String toString() {
        return "bundle of " + data.keySet();
    }

    private static Optional<ObjectNode> object(String json) {
        try {
            return Optional.of(Json.parseObject(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}

package io.hypershift.azure.foundation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.azureapi.Outside.Answer;
import io.hypershift.azure.check.Finding;
import io.hypershift.azure.failure.Operation;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Text;
import io.hypershift.azure.manifest.Json;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * An issuer's documents as anybody reads them. Entra compares the issuer byte for byte, and finds a token's key by its id; a
 * mistake shows nowhere in HyperShift but as AADSTS50166, AADSTS700211 or their like in the components' logs.
 */
final class IssuerDocuments {
    /** {@code ccoctl} publishes them as bytes of no kind, which those who verify tokens accept. */
    private static final List<String> CONTENT_TYPES =
            List.of("application/json", "application/jwk-set+json", "application/octet-stream");

    private static final Text PUBLISH = Text.of("Publish it again: {}", Operation.CREATE_FOUNDATION);

    private IssuerDocuments() {}

    static Finding<Boolean> discovery(String issuer, Answer answer) {
        return read(answer, document -> {
            var told = document.path("issuer").asText("");
            if (!told.equals(issuer)) {
                return Finding.failed(Text.of("its issuer is \"{}\" instead of \"{}\"", told, issuer), PUBLISH);
            }
            var keys = document.path("jwks_uri").asText("");
            var expected = issuer + "/" + OidcDocuments.KEYS_PATH;
            return keys.equals(expected)
                    ? Finding.passed("anybody can read it, and it names {}", issuer)
                    : Finding.failed(Text.of("its jwks_uri is \"{}\" instead of \"{}\"", keys, expected), PUBLISH);
        });
    }

    static Finding<Boolean> keys(SigningKey key, Answer answer) {
        return read(answer, document -> {
            var keys = StreamSupport.stream(document.path("keys").spliterator(), false)
                    .toList();
            return keys.stream()
                    .filter(it -> it.path("kid").asText("").equals(key.id()))
                    .findFirst()
                    .map(it -> compare(key, it))
                    .orElseGet(() -> Finding.failed(
                            Text.of("it publishes {}, clusters sign with {}", ids(keys), key.id()),
                            Text.of(
                                    "Give the bundle that holds the issuer's own key with {} or {}: tokens signed with"
                                            + " any other are worth nothing.",
                                    Parameter.BUNDLE_DIRECTORY,
                                    Parameter.BUNDLE_SECRET)));
        });
    }

    private static Finding<Boolean> compare(SigningKey key, JsonNode published) {
        if (!published.path("n").asText("").equals(key.modulus())
                || !published.path("e").asText("").equals(key.exponent())) {
            return Finding.failed(Text.of("its key {} has another modulus or exponent", key.id()), PUBLISH);
        }
        return published.path("kty").asText("").equals("RSA")
                ? Finding.passed("anybody can read them, and {} is among them", key.id())
                : Finding.failed(Text.of("its key {} is not told to be RSA", key.id()), PUBLISH);
    }

    private static Finding<Boolean> read(Answer answer, Function<ObjectNode, Finding<Boolean>> check) {
        if (answer.status() != 200) {
            return Finding.failed(Text.of("who asks without a login gets status {}", answer.status()), PUBLISH);
        }
        var type = answer.contentType().toLowerCase(Locale.ROOT).replaceFirst(";.*", "");
        if (!CONTENT_TYPES.contains(type)) {
            return Finding.failed(Text.of("its content type is \"{}\"", answer.contentType()), PUBLISH);
        }
        try {
            return check.apply(Json.parseObject(answer.body()));
        } catch (JsonProcessingException e) {
            return Finding.failed(Text.of("it is no JSON object"), PUBLISH);
        }
    }

    private static String ids(List<JsonNode> keys) {
        return keys.isEmpty()
                ? "no key"
                : keys.stream().map(it -> it.path("kid").asText("?")).collect(Collectors.joining(", "));
    }
}

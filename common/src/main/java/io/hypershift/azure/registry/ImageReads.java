package io.hypershift.azure.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.manifest.Json;
import io.hypershift.azure.registry.HttpReads.Reply;
import io.hypershift.azure.registry.RegistryLogins.Login;
import java.util.Optional;

/** Reads one image's documents from its registry, with the token that the registry asks for at the first of them. */
final class ImageReads {
    private static final String MANIFESTS = String.join(
            ", ",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json");

    private final HttpReads http;
    private final ImageReference image;
    private final Optional<Login> login;
    private Optional<String> authorization = Optional.empty();

    ImageReads(HttpReads http, ImageReference image, Optional<Login> login) {
        this.http = http;
        this.image = image;
        this.login = login;
    }

    /** An index, or the manifest of an image. */
    ObjectNode manifest(String version) {
        return read("manifests/" + version, Optional.of(MANIFESTS));
    }

    ObjectNode blob(String digest) {
        return read("blobs/" + digest, Optional.empty());
    }

    private ObjectNode read(String path, Optional<String> accept) {
        var uri = image.at(path);
        var reply = http.get(uri, authorization, accept);
        if (reply.status() == 401 && authorization.isEmpty()) {
            authorization = Optional.of(authorize(reply));
            reply = http.get(uri, authorization, accept);
        }
        return switch (reply.status()) {
            case 200 -> parse(reply);
            case 401, 403 -> throw refused();
            case 404 ->
                throw new HyperShiftException(Problem.of(Registries.MISSING, "{} has no such image", image.registry())
                        .remedy("Choose one that is there with {}.", Parameter.RELEASE_IMAGE));
            default -> throw Unreachable.of(image.registry(), "status " + reply.status());
        };
    }

    /** The header that lets its bearer in. */
    private String authorize(Reply refusal) {
        var challenge = Challenge.of(refusal.headers().allValues("WWW-Authenticate"))
                .orElseThrow(() -> Unreachable.of(image.registry(), "it does not say how to log in"));
        var basic = login.map(it -> "Basic " + it.basic().reveal());
        if (!challenge.isBearer()) {
            return basic.orElseThrow(this::refused);
        }
        var tokens = challenge
                .tokens()
                .orElseThrow(() -> Unreachable.of(image.registry(), "it does not say where a token is had"));
        var reply = http.get(tokens, basic, Optional.of("application/json"));
        return switch (reply.status()) {
            case 200 -> "Bearer " + token(parse(reply));
            case 400, 401, 403 -> throw refused();
            default -> throw Unreachable.of(image.registry(), "status " + reply.status() + " instead of a token");
        };
    }

    private String token(ObjectNode answer) {
        var token = answer.path("token").asText(answer.path("access_token").asText(""));
        if (token.isEmpty()) {
            throw Unreachable.of(image.registry(), "it gives no token");
        }
        return token;
    }

    private HyperShiftException refused() {
        return new HyperShiftException(login.map(it -> Problem.of(
                        Registries.REFUSED,
                        "{} does not give it to whom {} logs in as at {}",
                        image.registry(),
                        Parameter.PULL_SECRET_FILE,
                        it.place()))
                .orElseGet(() -> Problem.of(
                        Registries.REFUSED,
                        "{} gives it to nobody who does not log in, and {} has no login for it",
                        image.registry(),
                        Parameter.PULL_SECRET_FILE))
                .remedy(
                        "Give a pull secret with {} that has a login for it, or another image with {}.",
                        Parameter.PULL_SECRET_FILE,
                        Parameter.RELEASE_IMAGE));
    }

    private ObjectNode parse(Reply reply) {
        try {
            return Json.parseObject(reply.body());
        } catch (JsonProcessingException e) {
            throw Unreachable.of(image.registry(), "what it gives is no JSON", e);
        }
    }
}

package io.hypershift.azure.sandbox.registry;

import io.hypershift.azure.sandbox.azure.Json;
import io.hypershift.azure.sandbox.http.HttpResponse;
import io.hypershift.azure.sandbox.oci.Accepted;
import io.hypershift.azure.sandbox.oci.ImageContent;
import io.hypershift.azure.sandbox.oci.Part;
import io.hypershift.azure.sandbox.told.ImageName;
import io.hypershift.azure.sandbox.told.Images;
import io.hypershift.azure.sandbox.told.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What registries hold: releases, and for every other image that nodes can pull something made up, which has no labels.
 */
record Content(Told told) {
    private static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

    HttpResponse manifest(ImageName image, Accepted accepted) {
        if (told.images().of(image) == Images.Answer.MISSING) {
            return RegistryError.of(404, "MANIFEST_UNKNOWN", "manifest unknown");
        }
        return manifestOf(image, accepted)
                .map(Content::answer)
                .orElseGet(() -> RegistryError.of(
                        404, "MANIFEST_UNKNOWN", "manifest unknown in any of the media types that are accepted"));
    }

    /** A digest leads to what it names, whatever is accepted. */
    private Optional<Part> manifestOf(ImageName image, Accepted accepted) {
        var release = told.releases().find(image).map(told.releases()::content);
        if (isDigest(image)) {
            return release.map(it -> it.manifest(image.version()))
                    .orElseGet(() -> madeUp(image).tagged(accepted).map(it -> it.calledBy(image.version())));
        }
        return release.orElseGet(() -> madeUp(image)).tagged(accepted);
    }

    HttpResponse blob(ImageName image) {
        return contents(image)
                .flatMap(it -> it.blob(image.version()).stream())
                .findFirst()
                .map(Content::answer)
                .orElseGet(() -> RegistryError.of(404, "BLOB_UNKNOWN", "blob unknown to registry"));
    }

    private Stream<ImageContent> contents(ImageName image) {
        var releases = told.releases();
        return Stream.concat(
                releases.all().stream()
                        .filter(it -> it.name().path().equals(image.path()))
                        .map(releases::content),
                Stream.of(madeUp(image)));
    }

    HttpResponse tags(ImageName repository) {
        var tags = told.releases().tags(repository);
        if (tags.isEmpty()) {
            return RegistryError.of(404, "NAME_UNKNOWN", "repository name not known to registry");
        }
        var body = Json.object().put("name", repository.repository());
        body.set("tags", Json.strings(tags));
        return HttpResponse.json(200, Json.write(body));
    }

    private static ImageContent madeUp(ImageName image) {
        return ImageContent.of(image.path(), Map.of(), ARCHITECTURES);
    }

    private static boolean isDigest(ImageName image) {
        return image.version().contains(":");
    }

    private static HttpResponse answer(Part part) {
        return new HttpResponse.Whole(
                200, Map.of("Content-Type", part.mediaType(), "Docker-Content-Digest", part.digest()), part.content());
    }
}

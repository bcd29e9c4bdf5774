package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Resource;
import io.hypershift.azure.sandbox.told.ImageName;
import io.hypershift.azure.sandbox.told.Images;
import java.util.Optional;

/**
 * Pulls images, each time anew: a node keeps none. What registries refuse is told in CRI-O's words, which are the ones of those who
 * run OpenShift.
 */
record ImagePull(Images images, PullSecrets secrets) {

    /** Why an image cannot be pulled for a pod. */
    Optional<String> problem(Resource pod, String image) {
        var name = ImageName.parse(image);
        var manifest = "reading manifest " + name.version() + " in " + name.path() + ": ";
        return switch (images.of(name)) {
            case PUBLIC -> Optional.empty();
            case PRIVATE ->
                secrets.holdLoginFor(pod, name)
                        ? Optional.empty()
                        : failure(image, manifest + "unauthorized: access to the requested resource is not authorized");
            case MISSING -> failure(image, manifest + "manifest unknown");
            case UNREACHABLE ->
                failure(
                        image,
                        "pinging container registry %1$s: Get \"https://%1$s/v2/\": dial tcp: lookup %1$s on 10.0.0.10:53: no such host"
                                .formatted(name.registry()));
        };
    }

    private static Optional<String> failure(String image, String why) {
        return Optional.of("rpc error: code = Unknown desc = initializing source docker://" + image + ": " + why);
    }
}

package io.hypershift.azure.sandbox.hypershift.image;

import io.hypershift.azure.sandbox.told.ImageName;
import io.hypershift.azure.sandbox.told.ReleaseImage;
import io.hypershift.azure.sandbox.told.ReleaseImages;
import io.hypershift.azure.sandbox.told.Told;
import java.util.List;
import java.util.Optional;

/** Reads what a release image says of itself, as HyperShift's operator does with the hosted cluster's pull secret. */
public record ReleaseLookup(ReleaseImages releases, Pull pull) {
    public ReleaseLookup(Told told) {
        this(told.releases(), new Pull(told));
    }

    public Optional<ReleaseImage> find(String image) {
        return releases.find(image);
    }

    /** Why an image cannot be read as a release. */
    public Optional<String> problem(String image, PullSecret secret) {
        if (!secret.isReadable()) {
            return Optional.of("failed to get repo setup: GetRepoSetup - failed to parse docker credentials");
        }
        return pull.refusal(ImageName.parse(image), List.of(secret))
                .map(refusal -> "failed to obtain root manifest for " + image + ": " + refusal.words())
                .or(() -> find(image).isPresent()
                        ? Optional.empty()
                        : Optional.of("failed to get release info for \"" + image + "\": not a release image"));
    }
}

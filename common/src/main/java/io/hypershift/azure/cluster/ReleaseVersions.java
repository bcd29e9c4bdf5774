package io.hypershift.azure.cluster;

import java.util.Optional;

/** Tells which version a release image is. */
@FunctionalInterface
public interface ReleaseVersions {

    /** The version of the release that the image holds; empty where it cannot be told. */
    Optional<ReleaseVersion> of(String image);

    /** This one where it can tell, else another. */
    default ReleaseVersions or(ReleaseVersions other) {
        return image -> of(image).or(() -> other.of(image));
    }
}

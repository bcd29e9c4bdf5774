package io.hypershift.azure.cluster;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tells which version a release image is. */
@FunctionalInterface
public interface ReleaseVersions {

    /** The version of the release that the image holds; empty where it cannot be told. */
    Optional<ReleaseVersion> of(String image);

    /** This one where it can tell, else another. */
    default ReleaseVersions or(ReleaseVersions other) {
        return image -> of(image).or(() -> other.of(image));
    }

    /** This one, asked once for each image. */
    default ReleaseVersions remembered() {
        var answers = new ConcurrentHashMap<String, Optional<ReleaseVersion>>();
        return image -> answers.computeIfAbsent(image, this::of);
    }
}

package io.hypershift.azure.registry;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.NetworkAccess;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Set;

/** Asks registries for release images (OCI distribution specification), and release controllers for the newest of them. */
public final class Registries {
    /** There is no such image. */
    public static final String MISSING = "image-missing";

    /** The registry does not give it to this login. */
    public static final String REFUSED = "image-refused";

    /** The image is there, and no release. */
    public static final String NO_RELEASE = "no-release-image";

    /** Nobody answers, or something that is no registry. */
    public static final String UNREACHABLE = "registry-unreachable";

    private final HttpReads http;

    Registries(HttpReads http) {
        this.http = http;
    }

    /** Prepares a client; nothing is sent yet. */
    public static Registries open(NetworkAccess network) {
        return new Registries(HttpReads.by(network));
    }

    public ReleaseStreams streams() {
        return new ReleaseStreams(http);
    }

    /**
     * Reads what release an image is.
     *
     * @param pullSecret holds the login, if one is needed
     * @throws HyperShiftException with one of this class' codes
     */
    public ReleaseImage release(ImageReference image, Sensitive pullSecret) {
        var reads = new ImageReads(http, image, RegistryLogins.of(pullSecret).of(image));
        var document = reads.manifest(image.version());
        var index = ImageIndex.of(document);
        var manifest =
                index.isPresent() ? reads.manifest(index.get().any().orElseThrow(Registries::noRelease)) : document;
        var digest = manifest.at("/config/digest").asText("");
        if (digest.isEmpty()) {
            throw noRelease();
        }
        var config = reads.blob(digest);
        var version =
                config.path("config").path("Labels").path(ReleaseImage.LABEL).asText("");
        if (version.isEmpty()) {
            throw noRelease();
        }
        return new ReleaseImage(
                version,
                index.map(ImageIndex::architectures)
                        .orElseGet(() -> Set.of(config.path("architecture").asText(""))));
    }

    private static HyperShiftException noRelease() {
        return new HyperShiftException(
                Problem.of(NO_RELEASE, "it is no OpenShift release: it has no label {}", ReleaseImage.LABEL)
                        .remedy("Give the image of a release with {}.", Parameter.RELEASE_IMAGE));
    }
}

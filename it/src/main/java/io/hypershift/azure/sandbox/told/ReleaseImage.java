package io.hypershift.azure.sandbox.told;

import java.util.List;
import java.util.regex.Pattern;

/**
 * An OpenShift release as a registry has it.
 *
 * @param name where it is, with its tag
 * @param version the release's version, which its image carries as a label
 * @param architectures what it is for, in Go's words; several make a multi-architecture image
 */
public record ReleaseImage(ImageName name, String version, List<String> architectures) {
    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(-.+)?");

    public ReleaseImage {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("not the version of a release: " + version);
        }
        if (architectures.isEmpty()) {
            throw new IllegalArgumentException("a release is for some architecture");
        }
        architectures = List.copyOf(architectures);
    }

    /** What the image's tag leads to. */
    public String pullSpec() {
        return name.path() + ":" + name.version();
    }

    ReleaseImage only(String architecture) {
        return new ReleaseImage(name, version, List.of(architecture));
    }
}

package io.hypershift.azure.cluster;

import io.hypershift.azure.manifest.Manifest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Versions of release images as they can be told without asking a registry. */
public final class KnownReleases {
    private static final Pattern TAG = Pattern.compile("[^@]*/[^/@]*:([^:/@]+)(?:@.*)?");

    /** How tags of {@code ocp-release} end: in the architecture. */
    private static final Pattern ARCHITECTURE =
            Pattern.compile("-(multi|multi-x86_64|x86_64|amd64|aarch64|arm64|s390x|ppc64le)$");

    private KnownReleases() {}

    /** By the image's tag: {@code quay.io/openshift-release-dev/ocp-release:4.21.3-multi}. */
    public static ReleaseVersions byTag() {
        return image -> {
            var tag = TAG.matcher(image);
            return tag.matches()
                    ? ReleaseVersion.parse(ARCHITECTURE.matcher(tag.group(1)).replaceFirst(""))
                    : Optional.empty();
        };
    }

    /** By what a cluster has run already. */
    public static ReleaseVersions byHistory(Manifest hostedCluster) {
        return image -> hostedCluster.list("status", "version", "history").stream()
                .filter(it -> it.path("image").asText("").equals(image))
                .flatMap(it -> ReleaseVersion.parse(it.path("version").asText("")).stream())
                .findFirst();
    }
}

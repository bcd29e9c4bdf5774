package io.hypershift.azure.sandbox.told;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The releases that there are at first: those of release 4 that HyperShift supports and some that it does not any more. */
final class FirstReleases {
    private static final String STABLE = "quay.io/openshift-release-dev/ocp-release";
    private static final List<String> MULTI = List.of("amd64", "arm64", "ppc64le", "s390x");

    /** What Red Hat calls in its tags what Go calls otherwise. */
    private static final Map<String, String> TAG_WORDS = Map.of("amd64", "x86_64", "arm64", "aarch64");

    private static final int OLDEST = 10;
    private static final int OLDEST_SUPPORTED = 14;
    private static final int NEWEST = 22;
    private static final int PATCHES = 10;

    private static final String NIGHTLIES = "registry.ci.openshift.org/ocp-multi/release-multi";
    private static final int NIGHTLIES_UP_TO = 23;

    private static final List<ReleaseImage> ALL = Stream.concat(
                    IntStream.rangeClosed(OLDEST, NEWEST)
                            .boxed()
                            .flatMap(FirstReleases::versions)
                            .flatMap(FirstReleases::images),
                    nightlies())
            .toList();

    private FirstReleases() {}

    static List<ReleaseImage> all() {
        return ALL;
    }

    private static Stream<String> versions(int minor) {
        return IntStream.range(0, minor < OLDEST_SUPPORTED ? 1 : PATCHES).mapToObj(patch -> "4." + minor + "." + patch);
    }

    private static Stream<ReleaseImage> images(String version) {
        return Stream.concat(
                Stream.of(image(STABLE, version, "-multi", version, MULTI)),
                MULTI.stream()
                        .map(it -> image(STABLE, version, "-" + TAG_WORDS.getOrDefault(it, it), version, List.of(it))));
    }

    private static Stream<ReleaseImage> nightlies() {
        return IntStream.rangeClosed(NEWEST, NIGHTLIES_UP_TO)
                .mapToObj(minor -> "4." + minor + ".0-0.nightly-multi-2026-01-01-000000")
                .map(name -> image(NIGHTLIES, name, "", name, MULTI));
    }

    private static ReleaseImage image(
            String repository, String tag, String suffix, String version, List<String> architectures) {
        return new ReleaseImage(ImageName.parse(repository + ":" + tag + suffix), version, architectures);
    }
}

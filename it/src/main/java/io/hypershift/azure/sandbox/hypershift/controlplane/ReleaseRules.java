package io.hypershift.azure.sandbox.hypershift.controlplane;

import io.hypershift.azure.sandbox.hypershift.api.HostedCluster;
import java.util.Optional;

/** Which releases HyperShift lets follow each other (HyperShift 3ee9615, support/supportedversion). */
public final class ReleaseRules {
    static final String LATEST = "5.1.0";
    static final String OLDEST = "4.14.0";
    private static final int OLDEST_EVER = 8;
    private static final int GREATEST_SKEW = 3;
    private static final String UNCHECKED = "hypershift.openshift.io/skip-release-image-validation";

    private ReleaseRules() {}

    /**
     * Why HyperShift does not take a release, in its words.
     *
     * @param current the one that runs, if another one does
     * @param latest the latest that is possible here
     */
    public static Optional<String> refusal(
            HostedCluster cluster, String version, Optional<String> current, String latest) {
        if (cluster.resource().annotation(UNCHECKED).isPresent()) {
            return Optional.empty();
        }
        int line = Releases.line(version);
        if (line < OLDEST_EVER) {
            return Optional.of("releases before 4.8 are not supported. Attempting to use: \"" + version + "\"");
        }
        if (current.filter(it -> Releases.line(it) > line).isPresent()) {
            return Optional.of(
                    "y-stream downgrade from \"%s\" to \"%s\" is not supported".formatted(current.get(), version));
        }
        var limit = Releases.line(latest) > Releases.line(LATEST) ? LATEST : latest;
        if (line > Releases.line(limit)) {
            return Optional.of("the latest version supported is: \"%s\". Attempting to use: \"%s\""
                    .formatted(trimmed(limit), version));
        }
        if (line < Releases.line(OLDEST)) {
            return Optional.of("the minimum version supported for platform Azure is: \"%s\". Attempting to use: \"%s\""
                    .formatted(trimmed(OLDEST), version));
        }
        return Optional.empty();
    }

    /** What is wrong with a node pool's release beside its cluster's. */
    public static Optional<String> skew(String cluster, String pool) {
        if (Releases.compare(pool, cluster) > 0) {
            return Optional.of(
                    "NodePool version %s cannot be higher than the HostedCluster version %s".formatted(pool, cluster));
        }
        int least = Releases.line(cluster) - GREATEST_SKEW;
        return Releases.line(pool) >= least
                ? Optional.empty()
                : Optional.of(
                        "NodePool minor version %s is less than %s, which is the minimum NodePool version compatible with the %s HostedCluster"
                                .formatted(Releases.minor(pool), Releases.name(least), Releases.minor(cluster)));
    }

    private static String trimmed(String version) {
        return version.endsWith(".0") ? version.substring(0, version.length() - 2) : version;
    }
}

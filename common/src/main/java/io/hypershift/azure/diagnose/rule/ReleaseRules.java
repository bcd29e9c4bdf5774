package io.hypershift.azure.diagnose.rule;

import io.hypershift.azure.diagnose.evidence.Evidence;
import io.hypershift.azure.diagnose.finding.Exhibit;
import io.hypershift.azure.diagnose.finding.Finding;
import io.hypershift.azure.failure.Parameter;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Why a release image cannot be used: the cluster's, or a node pool's. */
final class ReleaseRules {
    private static final String VALID = "ValidReleaseImage";

    /** What registries and those who ask them say, in order: what comes first counts. */
    static final Pattern NO_ACCESS = Pattern.compile(
            "unauthorized|authentication required|no basic auth|denied|\\b401\\b|\\b403\\b", Pattern.CASE_INSENSITIVE);

    static final Pattern NO_IMAGE = Pattern.compile(
            "manifest unknown|name unknown|not found|\\b404\\b|not a release image|invalid reference format",
            Pattern.CASE_INSENSITIVE);

    static final Pattern NO_REGISTRY = Pattern.compile(
            "no such host|i/o timeout|connection refused|dial tcp|TLS handshake|deadline exceeded|\\b5\\d\\d\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UNSUPPORTED = Pattern.compile(
            "version supported|not supported|downgrade|are not supported|unsupported", Pattern.CASE_INSENSITIVE);

    private ReleaseRules() {}

    static Optional<Finding> pullSecretIsNotLetIn(Evidence it) {
        return told(it, NO_ACCESS)
                .map(seen -> Finding.certain(
                                "pull-secret-not-let-in", "the registry does not let the cluster's pull secret in")
                        .because("So the release image cannot be read.")
                        .seen(seen)
                        .remedy(
                                "Take a pull secret whose login is good, and has the image's registry: {}. Check that the image's name"
                                        + " is right, too: some registries answer so for what they do not have.",
                                Parameter.PULL_SECRET_FILE));
    }

    static Optional<Finding> releaseImageIsMissing(Evidence it) {
        return told(it, NO_IMAGE)
                .map(seen -> Finding.certain("release-image-missing", "the release image is not there")
                        .seen(seen)
                        .remedy(
                                "Give an image that is in its registry with {}; for a cluster that is there put it into spec.release.image.",
                                Parameter.RELEASE_IMAGE));
    }

    static Optional<Finding> registryIsUnreachable(Evidence it) {
        return told(it, NO_REGISTRY)
                .map(seen -> Finding.certain(
                                "registry-unreachable",
                                "the management cluster does not reach the release image's registry")
                        .seen(seen)
                        .remedy(
                                "Let the management cluster out to it (DNS, firewall, proxy), or give a mirror with {}.",
                                Parameter.IMAGE_CONTENT_SOURCES_FILE));
    }

    static Optional<Finding> releaseIsUnsupported(Evidence it) {
        return told(it, UNSUPPORTED)
                .map(seen -> Finding.certain("release-unsupported", "the operator does not support this release")
                        .seen(seen)
                        .remedy(
                                "Give another with {}, or install an operator that supports it.",
                                Parameter.RELEASE_IMAGE));
    }

    /** Whatever else is wrong with a release image. */
    static Optional<Finding> releaseImageIsInvalid(Evidence it) {
        return refusals(it)
                .findFirst()
                .map(seen -> Finding.certain("release-image-invalid", "the release image cannot be used")
                        .seen(seen)
                        .remedy(
                                "Mend what its message names, or give another image with {}.",
                                Parameter.RELEASE_IMAGE));
    }

    private static Optional<Exhibit> told(Evidence it, Pattern words) {
        return refusals(it).filter(seen -> words == first(seen.quote())).findFirst();
    }

    /** A message may have the words of several: a refused login also says what was not found. */
    private static Pattern first(String message) {
        return Stream.of(UNSUPPORTED, NO_ACCESS, NO_REGISTRY, NO_IMAGE)
                .filter(it -> it.matcher(message).find())
                .findFirst()
                .orElse(Pattern.compile(""));
    }

    /** A pull secret that is not there is told by a rule of its own. */
    private static Stream<Exhibit> refusals(Evidence it) {
        var objects = Stream.concat(it.cluster().hostedCluster().stream(), it.cluster().pools().stream());
        return objects.flatMap(object -> object.condition(VALID).stream()
                .filter(condition -> condition.status().equals("False")
                        && !condition.reason().equals("SecretNotFound")
                        && !condition.message().contains("pull secret"))
                .map(condition -> Seen.condition(object, condition)));
    }
}

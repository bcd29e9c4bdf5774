package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.input.Checks;
import io.hypershift.azure.input.Names;
import io.hypershift.azure.manifest.Ref;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which Secret of the management cluster holds the handoff bundle. */
public record BundleSecretName(String namespace, String name) {
    /** RFC 1123 subdomain: a Secret's name. */
    private static final Pattern NAME =
            Pattern.compile("(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    /** Tells what is wrong with a text that must be {@code namespace/name}. */
    public static void check(String text, Checks checks) {
        checks.holds(
                Parameter.BUNDLE_SECRET,
                text,
                it -> find(it).isPresent(),
                "it must be namespace/name, as in hypershift/bundle, both in lower-case letters, digits and hyphens");
    }

    /** What is wrong with a {@code bundleSecret}, and with its being given without a management cluster. */
    public static List<Problem> problems(Optional<String> text, boolean managementGiven) {
        var checks = new Checks();
        text.ifPresent(it -> {
            check(it, checks);
            if (!managementGiven) {
                checks.add(noManagement());
            }
        });
        return checks.problems();
    }

    /** The problem of a bundle that is given twice. */
    public static Problem besideOtherBundle() {
        return Problem.of(
                        "two-bundles",
                        "{} and {} are both given: one foundation has one bundle",
                        Parameter.BUNDLE_SECRET,
                        Parameter.BUNDLE_DIRECTORY)
                .remedy("Leave one of them out.");
    }

    static Problem noManagement() {
        return Problem.of(
                        "missing",
                        "{} is given without {}",
                        Parameter.BUNDLE_SECRET,
                        Parameter.MANAGEMENT_KUBECONFIG_FILE)
                .because("The Secret is on the management cluster.")
                .remedy("Say which with {}.", Parameter.MANAGEMENT_KUBECONFIG_FILE);
    }

    /** The name in a text that was checked. */
    static BundleSecretName parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException(text + " is no namespace/name"));
    }

    Ref ref() {
        return Ref.core("Secret", namespace, name);
    }

    @Override
    public String toString() {
        return ref().toString();
    }

    private static Optional<BundleSecretName> find(String text) {
        var parts = text.split("/", -1);
        return parts.length == 2
                        && Names.LABEL.matcher(parts[0]).matches()
                        && NAME.matcher(parts[1]).matches()
                ? Optional.of(new BundleSecretName(parts[0], parts[1]))
                : Optional.empty();
    }
}

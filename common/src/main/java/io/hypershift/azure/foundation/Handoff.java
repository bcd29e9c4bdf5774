package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.input.Checks;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the handoff bundle goes, and where an existing signing key is taken from; at least one of the two.
 *
 * @param directory where its files are
 * @param secret the Secret of the management cluster that holds the same, as {@code namespace/name}
 */
public record Handoff(Optional<Path> directory, Optional<String> secret) {

    /** Files alone. */
    public static Handoff in(Path directory) {
        return new Handoff(Optional.of(directory), Optional.empty());
    }

    void check(Checks checks) {
        secret.ifPresent(it -> BundleSecretName.check(it, checks));
        if (directory.isEmpty() && secret.isEmpty()) {
            checks.given(Parameter.BUNDLE_SECRET, "");
        }
    }

    /** Where the files are, if there are any. */
    Optional<Bundle> files() {
        return directory.map(Bundle::new);
    }
}

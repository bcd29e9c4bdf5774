package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.registry.ImageReference;
import io.hypershift.azure.registry.Registries;
import io.hypershift.azure.sensitive.Sensitive;
import java.util.Optional;

/**
 * Versions as registries tell them.
 *
 * @param pullSecret with the login that registries ask for
 */
public record RegistryReleases(Registries registries, Sensitive pullSecret) implements ReleaseVersions {

    @Override
    public Optional<ReleaseVersion> of(String image) {
        try {
            return ImageReference.parse(image)
                    .map(it -> registries.release(it, pullSecret))
                    .flatMap(it -> ReleaseVersion.parse(it.version()));
        } catch (HyperShiftException e) {
            return Optional.empty(); // whoever wants to know why asks the registry itself
        }
    }
}

package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.Optional;

/**
 * The signing key where files and a Secret hold the bundle. The Secret gets it first; whichever of the two is behind is brought
 * up to date by later steps.
 */
record KeyInBoth(KeyInSecret secret, KeyFiles files) implements KeyPlace {

    @Override
    public Optional<SigningKey> find() {
        var kept = secret.find();
        var file = files.find();
        if (kept.isEmpty()
                || file.isEmpty()
                || kept.get().id().equals(file.get().id())) {
            return file.or(() -> kept);
        }
        if (secret.hasFormer(file.get())) {
            return kept;
        }
        if (files.hasFormer(kept.get())) {
            return file;
        }
        throw new HyperShiftException(
                Problem.of("signing-key", "{} and {} are different signing keys", files.name(), secret.name())
                        .because(
                                "The first has the id {}, the second {}.",
                                file.get().id(),
                                kept.get().id())
                        .remedy(
                                "If the second is the foundation's, move the file away: it is written anew. Else give another"
                                        + " Secret with {}.",
                                Parameter.BUNDLE_SECRET));
    }

    @Override
    public SigningKey add(SigningKey key) {
        return secret.add(key);
    }

    @Override
    public SigningKey follow(SigningKey old, SigningKey next) {
        var now = secret.follow(old, next);
        files.find().filter(it -> it.id().equals(old.id())).ifPresent(files::setAside);
        return now;
    }

    @Override
    public String name() {
        return secret.name();
    }
}

package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.util.Optional;

/** The signing key in the Secret of the bundle: it is there before anybody can see it published, and so is never lost. */
record KeyInSecret(BundleSecret secret) implements KeyPlace {

    @Override
    public Optional<SigningKey> find() {
        return secret.find().flatMap(this::key);
    }

    @Override
    public SigningKey add(SigningKey key) {
        var now = secret.change(content -> key(content).isPresent() ? content : content.with(key));
        return key(now).orElseThrow();
    }

    @Override
    public SigningKey follow(SigningKey old, SigningKey next) {
        var now = secret.change(content -> {
            var present = key(content);
            return present.isPresent() && !present.get().id().equals(old.id())
                    ? content // somebody else has made the next one meanwhile
                    : content.with(old).with(next);
        });
        return key(now).orElseThrow();
    }

    boolean hasFormer(SigningKey key) {
        return secret.find().filter(it -> it.hasFormer(key)).isPresent();
    }

    @Override
    public String name() {
        return Bundle.PRIVATE_KEY + " of " + secret.name();
    }

    private Optional<SigningKey> key(BundleContent content) {
        try {
            return content.key();
        } catch (IllegalArgumentException e) {
            throw new HyperShiftException(
                    Problem.of("signing-key", "{} {}", name(), String.valueOf(e.getMessage()))
                            .remedy("Put the foundation's key back there. A new key would be of no use to the clusters"
                                    + " that run with the old one."),
                    e);
        }
    }
}

package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The signing key in the bundle's files.
 *
 * @param learn hears the key
 */
record KeyFiles(Bundle bundle, Consumer<Sensitive> learn) implements KeyPlace {

    @Override
    public Optional<SigningKey> find() {
        return Files.exists(bundle.privateKey()) ? Optional.of(read()) : Optional.empty();
    }

    @Override
    public SigningKey add(SigningKey key) {
        learn.accept(key.privatePem());
        return write(() -> {
            if (!PrivateFile.writeNew(bundle.privateKey(), key.privatePem().reveal())) {
                return read();
            }
            PrivateFile.write(bundle.publicKey(), key.publicPem());
            return key;
        });
    }

    @Override
    public SigningKey follow(SigningKey old, SigningKey next) {
        var present = read();
        if (!present.id().equals(old.id())) {
            return present; // somebody else has made the next one meanwhile
        }
        return write(() -> {
            setAside(old);
            Files.deleteIfExists(bundle.privateKey());
            return add(next);
        });
    }

    /** Clusters that run sign with the old key, and somebody may need it to make one of them again. */
    void setAside(SigningKey old) {
        write(() -> {
            PrivateFile.write(bundle.formerKey(old.id()), old.privatePem().reveal());
            return old;
        });
    }

    boolean hasFormer(SigningKey key) {
        return Files.exists(bundle.formerKey(key.id()));
    }

    @Override
    public String name() {
        return bundle.privateKey().toString();
    }

    private SigningKey read() {
        try {
            var pem = Sensitive.of(Files.readString(bundle.privateKey()));
            learn.accept(pem);
            return SigningKey.parse(pem);
        } catch (IOException | IllegalArgumentException e) {
            throw new HyperShiftException(
                    Problem.of("signing-key", "{} {}", bundle.privateKey(), String.valueOf(e.getMessage()))
                            .remedy("Put the foundation's key back there. A new key would be of no use to the clusters"
                                    + " that run with the old one."),
                    e);
        }
    }

    private SigningKey write(Writing writing) {
        try {
            return writing.run();
        } catch (IOException e) {
            throw new HyperShiftException(
                    Problem.of("file", "cannot write {}: {}", bundle.privateKey(), e.toString()), e);
        }
    }

    private interface Writing {
        SigningKey run() throws IOException;
    }
}

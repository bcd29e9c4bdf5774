package io.hypershift.azure.it;

import io.hypershift.azure.foundation.Bundle;
import io.hypershift.azure.foundation.SigningKey;
import io.hypershift.azure.sensitive.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A signing key that lies in bundle directories before foundations are made, for tests that are not about keys: to make one of 4096
 * bits takes seconds of computing.
 */
public final class SharedSigningKey {
    private static final SigningKey KEY = SigningKey.generate();

    private SharedSigningKey() {}

    public static void into(Path bundleDirectory) {
        var bundle = new Bundle(bundleDirectory);
        try {
            PrivateFile.write(bundle.privateKey(), KEY.privatePem().reveal());
            PrivateFile.write(bundle.publicKey(), KEY.publicPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;

/** The signing key's files. A key that is there is kept: replacing it would cut off every running cluster. */
record SigningKeyResource(Bundle bundle) implements Resource<SigningKey> {

    @Override
    public Look<SigningKey> look(Values values) {
        return Files.exists(bundle.privateKey()) ? Look.matching(read()) : Look.absent();
    }

    @Override
    public SigningKey put(Values values, Look<SigningKey> found) {
        var key = SigningKey.generate();
        try {
            if (!PrivateFile.writeNew(bundle.privateKey(), key.privatePem().reveal())) {
                return read();
            }
            PrivateFile.write(bundle.publicKey(), key.publicPem());
            return key;
        } catch (IOException e) {
            throw new HyperShiftException(
                    Problem.of("file", "cannot write {}: {}", bundle.privateKey(), e.toString()), e);
        }
    }

    private SigningKey read() {
        try {
            return SigningKey.parse(Sensitive.of(Files.readString(bundle.privateKey())));
        } catch (IOException | IllegalArgumentException e) {
            throw new HyperShiftException(
                    Problem.of("signing-key", "{} {}", bundle.privateKey(), String.valueOf(e.getMessage()))
                            .remedy("Put the foundation's key back there. A new key would cut off the clusters"
                                    + " that run with the old one."),
                    e);
        }
    }
}

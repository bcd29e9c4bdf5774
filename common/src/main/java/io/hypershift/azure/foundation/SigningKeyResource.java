package io.hypershift.azure.foundation;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.Function;

/** The signing key's files. A key that is there is kept: replacing it would cut off every running cluster. */
record SigningKeyResource(Bundle bundle, Function<Values, Optional<String>> published) implements Resource<SigningKey> {

    @Override
    public Look<SigningKey> look(Values values) {
        var keys = published.apply(values);
        if (!Files.exists(bundle.privateKey())) {
            keys.ifPresent(it -> {
                throw otherKey("is missing");
            });
            return Look.absent();
        }
        var key = read();
        keys.filter(it -> !it.contains('"' + key.id() + '"')).ifPresent(it -> {
            throw otherKey("is not the one that the issuer publishes");
        });
        return Look.matching(key);
    }

    private HyperShiftException otherKey(String reason) {
        return new HyperShiftException(Problem.of("signing-key", "the signing key {} {}", bundle.privateKey(), reason)
                .because("The issuer has a key already. Publishing another would cut off all clusters that run.")
                .remedy("Put the foundation's key there, or its directory into {}.", Parameter.BUNDLE_DIRECTORY));
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

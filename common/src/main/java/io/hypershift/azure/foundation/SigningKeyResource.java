package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.PublishedDocument;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import io.hypershift.azure.sensitive.PrivateFile;
import io.hypershift.azure.sensitive.Sensitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * The signing key's files. A key that is there is kept; a new one is made only where the foundation has none yet, or on
 * request, and then beside the old one: without that, every running cluster would be cut off.
 *
 * @param writer what the foundation marks with what it publishes
 * @param published the keys that the issuer publishes now
 */
record SigningKeyResource(
        Bundle bundle, Issuer issuer, String writer, Function<Values, Optional<PublishedDocument>> published)
        implements Resource<SigningKey> {

    @Override
    public Look<SigningKey> look(Values values) {
        if (!Files.exists(bundle.privateKey())) {
            var isPublished = published.apply(values)
                    .filter(it -> it.writer().equals(writer))
                    .isPresent();
            if (isPublished && !issuer.rotateSigningKey()) {
                throw missing();
            }
            return Look.absent();
        }
        var key = read();
        if (issuer.retireSigningKey().filter(key.id()::equals).isPresent() && !issuer.rotateSigningKey()) {
            throw inUse(key.id());
        }
        return issuer.rotateSigningKey() && isPublished(key, values)
                ? Look.different(key, "is to be followed by another")
                : Look.matching(key);
    }

    private boolean isPublished(SigningKey key, Values values) {
        return published.apply(values)
                .filter(it -> OidcDocuments.keyIds(it.content()).contains(key.id()))
                .isPresent();
    }

    @Override
    public SigningKey put(Values values, Look<SigningKey> found) {
        try {
            if (found instanceof Look.Different<SigningKey> old) {
                if (!read().id().equals(old.value().id())) {
                    return read(); // somebody else has made the next one meanwhile
                }
                setAside(old.value());
            }
            var key = SigningKey.generate();
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

    /** Clusters that run sign with the old key, and somebody may need it to make one of them again. */
    private void setAside(SigningKey old) throws IOException {
        var aside = bundle.formerKey(old.id());
        PrivateFile.write(aside, old.privatePem().reveal());
        Files.deleteIfExists(bundle.privateKey());
    }

    private HyperShiftException missing() {
        return new HyperShiftException(Problem.of("signing-key", "the signing key {} is missing", bundle.privateKey())
                .because("The issuer publishes a key of this foundation, whose private part is elsewhere.")
                .remedy(
                        "Put the foundation's key there, or its directory into {}. If it is lost, {} adds a new"
                                + " one beside it.",
                        Parameter.BUNDLE_DIRECTORY,
                        Parameter.ROTATE_SIGNING_KEY));
    }

    private HyperShiftException inUse(String id) {
        return new HyperShiftException(Problem.of(
                        "signing-key",
                        "{}: {} is the key that new clusters sign with",
                        Parameter.RETIRE_SIGNING_KEY,
                        id)
                .remedy(
                        "Add another with {} first, and retire this one when no cluster signs with it any more.",
                        Parameter.ROTATE_SIGNING_KEY));
    }

    private SigningKey read() {
        Path file = bundle.privateKey();
        try {
            return SigningKey.parse(Sensitive.of(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new HyperShiftException(
                    Problem.of("signing-key", "{} {}", file, String.valueOf(e.getMessage()))
                            .remedy("Put the foundation's key back there. A new key would be of no use to the clusters"
                                    + " that run with the old one."),
                    e);
        }
    }
}

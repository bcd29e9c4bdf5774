package io.hypershift.azure.foundation;

import io.hypershift.azure.azureapi.PublishedDocument;
import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.foundation.FoundationRequest.Issuer;
import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.Optional;
import java.util.function.Function;

/**
 * The signing key. A key that is there is kept; a new one is made only where the foundation has none yet, or on request, and then
 * beside the old one: without that, every running cluster would be cut off.
 *
 * @param writer what the foundation marks with what it publishes
 * @param published the keys that the issuer publishes now
 */
record SigningKeyResource(
        KeyPlace place, Issuer issuer, String writer, Function<Values, Optional<PublishedDocument>> published)
        implements Resource<SigningKey> {

    @Override
    public Look<SigningKey> look(Values values) {
        var present = place.find();
        if (present.isEmpty()) {
            var isPublished = published
                    .apply(values)
                    .filter(it -> it.writer().equals(writer))
                    .isPresent();
            if (isPublished && !issuer.rotateSigningKey()) {
                throw missing();
            }
            return Look.absent();
        }
        var key = present.get();
        if (issuer.retireSigningKey().filter(key.id()::equals).isPresent() && !issuer.rotateSigningKey()) {
            throw inUse(key.id());
        }
        return issuer.rotateSigningKey() && isPublished(key, values)
                ? Look.different(key, "is to be followed by another")
                : Look.matching(key);
    }

    private boolean isPublished(SigningKey key, Values values) {
        return published
                .apply(values)
                .filter(it -> OidcDocuments.keyIds(it.content()).contains(key.id()))
                .isPresent();
    }

    @Override
    public SigningKey put(Values values, Look<SigningKey> found) {
        var key = SigningKey.generate();
        return found instanceof Look.Different<SigningKey> old ? place.follow(old.value(), key) : place.add(key);
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }

    private HyperShiftException missing() {
        return new HyperShiftException(Problem.of("signing-key", "the signing key {} is missing", place.name())
                .because("The issuer publishes a key of this foundation, whose private part is elsewhere.")
                .remedy(
                        "Put the foundation's key there, or give the bundle that has it with {} or {}. If it is lost, {}"
                                + " adds a new one beside it.",
                        Parameter.BUNDLE_DIRECTORY,
                        Parameter.BUNDLE_SECRET,
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
}

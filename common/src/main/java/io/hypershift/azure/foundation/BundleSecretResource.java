package io.hypershift.azure.foundation;

import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.plan.Look;
import io.hypershift.azure.plan.Resource;
import io.hypershift.azure.plan.Values;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The whole bundle in its Secret. The signing key is in it earlier than the rest, so it counts as absent as long as nobody could
 * make a cluster from it.
 *
 * @param wanted what it must hold, by what it holds
 */
record BundleSecretResource(BundleSecret secret, BiFunction<Values, BundleContent, BundleContent> wanted)
        implements Resource<BundleContent> {

    @Override
    public Look<BundleContent> look(Values values) {
        var found = secret.find();
        var content = wanted.apply(values, found.orElse(BundleContent.NONE));
        if (found.isEmpty() || found.get().prefix().isEmpty()) {
            return Look.absent();
        }
        return content.equals(found.get()) ? Look.matching(content) : Look.different(content, "has another content");
    }

    @Override
    public BundleContent put(Values values, Look<BundleContent> found) {
        return secret.change(content -> wanted.apply(values, content));
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }
}

package io.hypershift.azure.foundation;

import io.hypershift.azure.kubeapi.KubeCall;
import io.hypershift.azure.plan.Removal;
import java.util.Optional;

/** The removal of a foundation's bundle from the management cluster. */
record BundleSecretRemoval(BundleSecret secret) implements Removal {

    @Override
    public boolean exists() {
        return secret.stored().isPresent();
    }

    @Override
    public void delete() {
        secret.stored().ifPresent(secret.management()::deleteAsRead);
    }

    @Override
    public Optional<String> passing(RuntimeException failure) {
        return KubeCall.passing(failure);
    }
}

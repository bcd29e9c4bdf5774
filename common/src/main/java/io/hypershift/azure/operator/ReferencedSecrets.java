package io.hypershift.azure.operator;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import io.hypershift.azure.kubeapi.KubeApi;
import io.hypershift.azure.manifest.Ref;
import io.hypershift.azure.operator.InstallInputs.SecretKey;
import java.util.List;
import java.util.stream.Stream;

/** Secrets that must be there already: without them, what mounts them waits for ever. */
final class ReferencedSecrets {
    private ReferencedSecrets() {}

    static void check(KubeApi management, String namespace, List<SecretKey> keys) {
        HyperShiftException.throwIfAny(keys.stream()
                .flatMap(it -> missing(management, Ref.core("Secret", namespace, it.secret()), it.key()))
                .toList());
    }

    private static Stream<Problem> missing(KubeApi management, Ref secret, String key) {
        var found = management.find(secret);
        if (found.isEmpty()) {
            return Stream.of(Problem.of("secret-missing", "{} is not on the management cluster", secret)
                    .remedy("Make it first, with the credentials in its key {}, or give them as a file instead.", key));
        }
        return found.get().at("data").has(key)
                ? Stream.empty()
                : Stream.of(Problem.of("secret-missing", "{} has no key {}", secret, key)
                        .remedy("The credentials must be there."));
    }
}

package io.hypershift.azure.registry;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Parameter;
import io.hypershift.azure.failure.Problem;
import java.util.List;
import java.util.Optional;

/** What is told when nothing is known, since nobody has answered or not as expected. */
final class Unreachable {
    private Unreachable() {}

    static HyperShiftException of(String host, String reason) {
        return of(host, reason, Optional.empty());
    }

    static HyperShiftException of(String host, String reason, Throwable cause) {
        return of(host, reason, Optional.of(cause));
    }

    private static HyperShiftException of(String host, String reason, Optional<Throwable> cause) {
        var problem = Problem.of(Registries.UNREACHABLE, "{} does not answer as expected: {}", host, reason)
                .remedy(
                        "Give the proxy that leads there with {}, and the certificates to trust with {}.",
                        Parameter.HTTPS_PROXY,
                        Parameter.CA_BUNDLE_FILE);
        return new HyperShiftException(List.of(problem), cause.stream().toList());
    }
}

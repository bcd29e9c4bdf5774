package io.hypershift.azure.azureapi;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.failure.Problem;
import java.util.Objects;
import java.util.Optional;

/** Tells the refusals of Azure that pass by themselves. */
final class Passing {
    private Passing() {}

    static Optional<String> reason(RuntimeException failure) {
        return failure instanceof HyperShiftException known
                ? known.problems().stream()
                        .map(Problem::code)
                        .map(AzureError::passing)
                        .filter(Objects::nonNull)
                        .findFirst()
                : Optional.empty();
    }
}

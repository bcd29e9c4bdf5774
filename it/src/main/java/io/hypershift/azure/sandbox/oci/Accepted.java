package io.hypershift.azure.sandbox.oci;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The media types that a client takes; one that names none takes any. */
public record Accepted(Set<String> types) {
    public static Accepted of(List<String> headers) {
        return new Accepted(headers.stream()
                .flatMap(header -> Arrays.stream(header.split(",", -1)))
                .map(type -> type.split(";", 2)[0].strip())
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean includes(String type) {
        return types.isEmpty() || types.contains("*/*") || types.contains("application/*") || types.contains(type);
    }
}

package io.hypershift.azure.sandbox.kubernetes.kind;

import io.hypershift.azure.sandbox.kubernetes.failure.ApiError;
import java.util.List;

/**
 * What a kind says of an object.
 *
 * @param causes why it is refused
 * @param warnings what is as wrong as it was before, and taken for that
 */
public record Verdict(List<ApiError.Cause> causes, List<String> warnings) {}

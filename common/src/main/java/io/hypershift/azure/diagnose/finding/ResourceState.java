package io.hypershift.azure.diagnose.finding;

/**
 * How an object or resource is.
 *
 * @param where {@code management cluster}, {@code Azure} or {@code hosted cluster}
 * @param kind such as {@code Pod} or {@code Microsoft.Compute/virtualMachines}
 * @param name with its namespace or group
 * @param isWell whether it is as it should be; true also where it has no say in that
 */
public record ResourceState(String where, String kind, String name, String state, boolean isWell) {}
